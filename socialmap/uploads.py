"""Stops a spreadsheet that is too large while it comes in: the rest of it is read past and kept nowhere."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from socialmap.sheets.opening import MOST_BYTES

FIELD = "sheet"


class StopLargeSheets(FileUploadHandler):
    """First of the upload handlers; only looks at the field of our own form."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._came = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if self.field_name == FIELD:
            self._came += len(raw_data)
            if self._came > MOST_BYTES:
                self.request.sheet_too_large = True  # type: ignore[union-attr]
                raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler keeps it."""
