"""The addresses of this app."""

from django.urls import path

from mediation.views import cases, handing, own, pairs, parties

app_name = "mediation"
urlpatterns = [
    path("werk/vragen/<int:pk>/bemiddeling/", handing.open_case, name="open"),
    path("werk/bemiddeling/", cases.case_list, name="list"),
    path("werk/bemiddeling/<int:pk>/", cases.detail, name="detail"),
    path("werk/bemiddeling/<int:pk>/neem/", cases.take, name="take"),
    path("werk/bemiddeling/<int:pk>/station/", cases.move_on, name="station"),
    path("werk/bemiddeling/<int:pk>/wijzig/", cases.change, name="change"),
    path("werk/bemiddeling/<int:pk>/afsluiten/", cases.close, name="close"),
    path("werk/bemiddeling/<int:pk>/niet-hier/", cases.out_of_scope, name="out_of_scope"),
    path("werk/bemiddeling/<int:pk>/bemiddelaars/", pairs.choose, name="pair"),
    path("werk/bemiddeling/<int:pk>/bemiddelaars/<int:assignment>/einde/", pairs.end, name="end_assignment"),
    path("werk/bemiddeling/<int:pk>/partij/", parties.add, name="party_add"),
    path("werk/bemiddeling/<int:pk>/partij/<int:number>/", parties.edit, name="party"),
    path("werk/bemiddeling/<int:pk>/partij/<int:number>/contact/", parties.contact, name="party_contact"),
    path("mijn/zaken/", own.own_list, name="own"),
    path("mijn/zaken/<int:pk>/", own.own_detail, name="own_case"),
]
