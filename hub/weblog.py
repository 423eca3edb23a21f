"""What gunicorn writes down, with private links cut out as in our own logs."""

from typing import Any

from gunicorn.glogging import Logger

from hub.base.logs import LineFormatter, without_secrets


class WebLogger(Logger):
    """For both its logs: of errors, and of requests when somebody turns that on."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(LineFormatter(self.error_fmt, self.datefmt))

    def atoms(self, *args: Any) -> dict[str, Any]:
        """What a line of the request log is made of. Search words stay out of it, and who sent the request."""
        found = super().atoms(*args)
        found |= {"h": "-", "q": "", "r": found["r"].split("?")[0], "f": found["f"].split("?")[0]}
        return {name: without_secrets(value) if isinstance(value, str) else value for name, value in found.items()}
