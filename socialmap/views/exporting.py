"""The social map as a file, for staff: what the public sees, in HSDS."""

import tempfile

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase

from hub.accounts.access import needs
from socialmap.publishing.package import Zip
from socialmap.services.exporting import export_hsds

_FORMS = {"json": "json", "tabellen": "tabular"}
_SPOOL = 16 * 1024 * 1024


@needs("socialmap.work")
def work_export(request: HttpRequest, form: str) -> HttpResponseBase:
    """`/werk/sociale-kaart/downloaden/<form>/`: a zip file, without contact persons."""
    if form not in _FORMS:
        raise Http404
    hub = request.hub  # type: ignore[attr-defined]
    file = tempfile.SpooledTemporaryFile(_SPOOL)  # noqa: SIM115 - the answer closes it, when it is sent
    target = Zip(file)
    export_hsds(hub=hub, target=target, form=_FORMS[form])  # type: ignore[arg-type]
    target.close()
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"sociale-kaart-{hub.slug}-{form}.zip")
