"""Settings, all from the environment, in one readable file.

TRACKER_MODE says where this runs: `development` (the default), `trial` (what `make run` starts, for
one machine and demonstration data) or `production`, which refuses to start with unsafe settings.
docs/deploy.md lists every variable.
"""

import os
from pathlib import Path

import environ
import pghistory

from policies.desk import unfold
from tracker import broker, content_policy, logs, production, secret_key
from tracker.embedded import postgres, valkey
from tracker.embedded.place import place_of

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var"))).absolute()

# Switching DEBUG off without naming a mode means production: nobody gets there unchecked by accident.
TRACKER_MODE = env("TRACKER_MODE", default="development" if env.bool("DEBUG", default=True) else "production")
production.refuse_an_unknown_mode(TRACKER_MODE)
IN_PRODUCTION = TRACKER_MODE == "production"
DEBUG = env.bool("DEBUG", default=TRACKER_MODE == "development")
# Whether `manage.py load_demo` may fill the database with the demonstration.
TRACKER_DEMO = env.bool("TRACKER_DEMO", default=not IN_PRODUCTION)
SECRET_KEY = env("SECRET_KEY", default="") or secret_key.key_for(TRACKER_MODE, VAR_DIR)
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=[] if IN_PRODUCTION else ["localhost", "127.0.0.1", "[::1]"]
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "tracker",
    "unfold",
    "unfold.contrib.import_export",
    "import_export",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django_structlog",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "drf_spectacular",
    "django_filters",
    "csp",
    "policies.registry",
    "policies.sources",
    "policies.dockets",
    "policies.publication",
    "policies.measures",
    "policies.review",
    "policies.desk",
    "policies.analysis",
    "policies.feed",
]

MIDDLEWARE = [
    "django_structlog.middlewares.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "tracker.content_policy.loosened_for_the_desk",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tracker.null_characters.NullCharacters",
]

ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    {
        "NAME": "quick",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "quick"],
        "OPTIONS": {"environment": "policies.desk.quick_templates.environment"},
    },
]
FORM_RENDERER = "policies.desk.rendering.FormRenderer"

# Database and broker: the named servers, or the embedded ones, which are then started when needed.
PLACE_OF_SERVERS = place_of(VAR_DIR)
EMBEDDED = [
    server.NAME
    for server, variable in ((postgres, "DATABASE_URL"), (valkey, "CELERY_BROKER_URL"))
    if not os.environ.get(variable)
]
DATABASES = {
    "default": {
        **env.db("DATABASE_URL", default=postgres.address(PLACE_OF_SERVERS)),
        "CONN_MAX_AGE": env.int("CONN_MAX_AGE", default=60),
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": env.bool("DISABLE_SERVER_SIDE_CURSORS", default=False),
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CELERY_BROKER_URL = env("CELERY_BROKER_URL", default=valkey.address(PLACE_OF_SERVERS))
CELERY_QUEUE = env("CELERY_QUEUE", default="celery")
# Seconds between the end of one request to a court's server and the next.
COURT_HOST_PAUSE = env.float("COURT_HOST_PAUSE", default=1.0)
# Rate limits and other short-lived things; nothing in it may be missed after a restart.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env("CACHE_URL", default=broker.cache_address(CELERY_BROKER_URL)),
        "KEY_PREFIX": "tracker",
        "TIMEOUT": 300,
        # A cache that hangs must not hold requests; whoever counts in it goes on without.
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1},
    }
}

LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LOGIN_URL = "/desk/login/"
LOGIN_REDIRECT_URL = "/desk/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(VAR_DIR / "static")))
STATICFILES_STORAGE_OF_MODE = {
    "development": "django.contrib.staticfiles.storage.StaticFilesStorage",
    "trial": "whitenoise.storage.CompressedManifestStaticFilesStorage",
    "production": "whitenoise.storage.CompressedManifestStaticFilesStorage",
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATICFILES_STORAGE_OF_MODE[TRACKER_MODE]},
}

# Mail: to the terminal, unless a server is named.
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Policy tracker <tracker@localhost>")

# Cookies, transport and headers. Production stands behind a proxy that speaks https and says so.
SESSION_COOKIE_SECURE = env.bool("SESSION_COOKIE_SECURE", default=IN_PRODUCTION)
CSRF_COOKIE_SECURE = env.bool("CSRF_COOKIE_SECURE", default=IN_PRODUCTION)
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=IN_PRODUCTION)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000 if IN_PRODUCTION else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IN_PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": content_policy.SITE}

# Logs: readable lines for people, JSON for production; each with its request or task.
LOGGING = logs.configuration(TRACKER_MODE, level=env("LOG_LEVEL", default="INFO"))
DJANGO_STRUCTLOG_CELERY_ENABLED = True
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logs.DEBUG
DJANGO_STRUCTLOG_CELERY_TASK_START_LOG_LEVEL = logs.DEBUG
# Naming the user would read the session on every request; who wrote what is in the history.
DJANGO_STRUCTLOG_USER_ID_FIELD = ""

# Every insert, update and delete of a working copy is recorded by trigger, whoever makes it.
PGHISTORY_APPEND_ONLY = True
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="recorded_changes")
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
# A GET changes nothing, so it is spared the session that naming its user would read.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

UNFOLD = unfold.UNFOLD

# Networks that articles may be fetched from although they are not public. Only tests name one.
SOURCES_ALLOWED_NETWORKS: list[str] = []

# CourtListener, a second source of docket entries: what a free account may ask, and the secret in the
# address to which it sends its alerts. Without a token only its key-less feeds are read, without a
# secret nothing is received.
COURTLISTENER_URL = env("COURTLISTENER_URL", default="https://www.courtlistener.com")
COURTLISTENER_TOKEN = env("COURTLISTENER_TOKEN", default="")
COURTLISTENER_PER_MINUTE = env.int("COURTLISTENER_PER_MINUTE", default=5)
COURTLISTENER_PER_HOUR = env.int("COURTLISTENER_PER_HOUR", default=50)
COURTLISTENER_PER_DAY = env.int("COURTLISTENER_PER_DAY", default=125)
COURTLISTENER_WEBHOOK_SECRET = env("COURTLISTENER_WEBHOOK_SECRET", default="")

# Whom the watch may mail; it knows users, and nothing of their roles.
MAY_SEE_DOCKETS = "policies.review.roles.is_on_desk"

# The partners' feed: anonymous readers per network address and minute; keys carry their own rate.
FEED_ANONYMOUS_REQUESTS_PER_MINUTE = env.int("FEED_ANONYMOUS_REQUESTS_PER_MINUTE", default=60)
REST_FRAMEWORK = {
    # The feed's views name their own authentication; nothing else uses the framework.
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "policies.feed.problems.answer",
    "URL_FORMAT_OVERRIDE": None,
    # How many proxies of our own add to X-Forwarded-For; 0 means the header is not believed.
    "NUM_PROXIES": env.int("TRUSTED_PROXIES", default=0),
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Policy tracker feed",
    "DESCRIPTION": "Government measures from the first report to the final ruling: every published version, "
    "in log order, with digests that chain.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": ["policies.feed.components.add_components"],
}

if IN_PRODUCTION:
    production.refuse_unsafe(vars())
