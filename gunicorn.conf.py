"""How gunicorn serves us, from wherever it is started in this folder."""

logger_class = "hub.weblog.WebLogger"
# A proxy may pass on a SCRIPT_NAME or PATH_INFO that a client made up; we are not served under a prefix.
forwarder_headers = ""
# Somebody who pastes a whole letter into a search box gets our page, not a bare "too long" of gunicorn.
limit_request_line = 8190
