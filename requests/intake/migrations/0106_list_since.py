"""Since when a worker keeps a list: it ends some time after that person left."""

from django.db import migrations, models

from hub.base import clock


class Migration(migrations.Migration):
    dependencies = [("intake", "0105_weighing_and_joining")]

    operations = [
        migrations.AddField(
            model_name="savedlist", name="created_at", field=models.DateTimeField(default=clock.now)
        ),
    ]
