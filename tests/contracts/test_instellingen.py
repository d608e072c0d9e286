"""Whatever stands in the environment, the start goes on or stops with one sentence that names the
setting, and no sentence tells a secret: over every row of the table of settings.
"""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.config import ROOT, TABEL, ConfigError, from_env
from tests.unit.test_config import FOUT, GOED, MET_AANBIEDER

KANARIE = "Kanarie"
GEHEIM = [setting for setting in TABEL if setting.geheim]
# A sentence: it ends in a full stop, and nothing like one stands before that.
ZIN = re.compile(r"[A-Z](?:[^.\n]|\.(?=\S))*\.")
RUW = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"))
VORMEN = st.sampled_from(
    [
        "{}",
        "postgresql://u:{}@db.example/portal",
        "smtp://u:{}@post.example?from={}",
        "https://{}",
        "http://{}:1",
        "sqlite:///{}",
        "groups:{}=adviseur",
        "smtp://post.example?from={}@ccv.example",
    ]
)


def zin_van(env):
    """Return how the start stops, or None."""
    try:
        from_env(env)
    except ConfigError as fout:
        return str(fout)
    return None


@pytest.mark.parametrize("setting", TABEL, ids=lambda setting: setting.naam)
@given(vorm=VORMEN, ruw=RUW)
@example(vorm="{}", ruw="9" * 5000)
@example(vorm="{}", ruw="\n")
@example(vorm="http://[{}", ruw="")
def test_any_value_is_used_or_named_in_one_sentence_that_tells_no_secret(setting, vorm, ruw):
    waarde = vorm.replace("{}", KANARIE + ruw)
    for rest in (GOED, GOED | MET_AANBIEDER):
        zin = zin_van({**rest, setting.naam: waarde})
        if zin is not None:
            assert setting.naam in zin and ZIN.fullmatch(zin), zin
            assert not setting.geheim or KANARIE not in zin, zin


@pytest.mark.parametrize(
    ("naam", "waarde"), [(naam, fout) for naam, fouten in FOUT.items() for fout in fouten]
)
def test_each_wrong_value_that_is_known_stops_the_start_with_one_sentence(naam, waarde):
    assert ZIN.fullmatch(zin_van({**GOED, naam: waarde}))


@pytest.mark.parametrize("setting", GEHEIM, ids=lambda setting: setting.naam)
def test_a_secret_stands_in_no_repr_and_so_in_no_traceback(setting):
    goed = {**GOED, **MET_AANBIEDER, "SECRET_KEY_PREVIOUS": "o" * 32}
    goed["DATABASE_URL"] = "postgresql://u:Kanarie@db.example/portal"
    goed["SMTP_URL"] = "smtp://u:Kanarie@post.example"
    goed |= {"OIDC_CLIENT_SECRET": "Kanarie", "METRICS": "Kanarie" * 6}
    assert goed[setting.naam] not in repr(from_env(goed)) and KANARIE not in repr(from_env(goed))


@pytest.mark.parametrize(
    ("naam", "zegt"),
    [
        ("SMPT_URL", "SMTP_URL"),
        ("SMTPURL", "SMTP_URL"),
        ("BASEURL", "BASE_URL"),
        ("DATABASE_URI", "DATABASE_URL"),
        ("CONTACT_MAIL", "CONTACT_EMAIL"),
        ("TRUSTED_PROXIES", "TRUSTED_PROXY"),
        ("SECRET_KEY_OLD", "SECRET_KEY_OLD"),
        ("OIDC_CLIENTID", "OIDC_CLIENT_ID"),
        ("OIDC_SCOPE", "OIDC_SCOPE"),
        ("PORTAL_DEBUG", "PORTAL_DEBUG"),
        ("PORT_FILE", "PORT_FILE"),
        ("BASE_URL_FILE", "BASE_URL_FILE"),
    ],
)
def test_a_name_that_is_meant_as_a_setting_and_is_none_stops_the_start(naam, zegt):
    kaal = {s: w for s, w in GOED.items() if s != zegt}
    for rest in (kaal, {**kaal, "PORTAL_DEMO": "1"}):
        zin = zin_van({**rest, naam: "smtp://u:Kanarie@post.example"})
        assert naam in zin and zegt in zin and ZIN.fullmatch(zin) and KANARIE not in zin


@pytest.mark.parametrize(
    "naam",
    "PATH HOME LANG PORTS HOST SMTP_HOST PGPASSWORD DB_URL REDIS_URL DATABASE_URL_TEST PYTHONPATH "
    "PORTAL_SERVICE_HOST PORTAL_PORT PORTAL_PORT_80_TCP SECRET_KEYS CONTACT FLASK_APP".split(),
)
def test_what_others_keep_in_the_environment_is_left_alone(naam):
    assert zin_van({**GOED, naam: "iets"}) is None


@pytest.mark.parametrize("setting", GEHEIM, ids=lambda setting: setting.naam)
class TestBestand:
    """A secret may stand in a file, as a system that keeps secrets hands them over."""

    waarden = {
        "DATABASE_URL": "postgresql://u:Kanarie@db.example/portal",
        "SECRET_KEY": "Kanarie" * 6,
        "SECRET_KEY_PREVIOUS": "Kanarie" * 7,
        "SMTP_URL": "smtp://u:Kanarie@post.example",
        "OIDC_CLIENT_SECRET": "Kanarie",
        "METRICS": "Kanarie" * 6,
    }

    @pytest.fixture
    def env(self, setting):
        """All that is needed but this setting."""
        return {n: w for n, w in {**GOED, **MET_AANBIEDER}.items() if n != setting.naam}

    @pytest.mark.parametrize("einde", ["", "\n", "\r\n"])
    def test_it_is_read_without_the_newline_at_its_end(self, setting, env, einde, tmp_path):
        bestand, waarde = tmp_path / "geheim", self.waarden[setting.naam]
        bestand.write_text(waarde + einde, newline="")
        gelezen = from_env({**env, setting.bestand: str(bestand)})
        assert gelezen == from_env({**env, setting.naam: waarde})

    def test_a_space_at_either_end_is_as_much_of_it_as_in_a_value(self, setting, env, tmp_path):
        bestand, waarde = tmp_path / "geheim", f" {self.waarden[setting.naam]}  "
        bestand.write_text(f"{waarde}\n")
        uit_bestand, kaal = {setting.bestand: str(bestand)}, {setting.naam: waarde}
        assert zin_van(env | uit_bestand) == zin_van(env | kaal)
        if zin_van(env | kaal) is None:
            assert from_env(env | uit_bestand) == from_env(env | kaal)

    def test_a_file_and_a_value_are_one_too_many(self, setting, env, tmp_path):
        env[setting.naam] = self.waarden[setting.naam]
        zin = zin_van({**env, setting.bestand: str(tmp_path)})
        assert f"{setting.naam} and {setting.bestand} are both set" in zin
        assert ZIN.fullmatch(zin) and KANARIE not in zin

    @pytest.mark.parametrize(
        "inhoud", [None, b"", b"\n", b"\r\n", b"\xff\xfeKanarie", b"K" * 20_000]
    )
    def test_one_that_cannot_be_used_is_told_in_one_sentence(self, setting, env, inhoud, tmp_path):
        bestand = tmp_path / "geheim"
        if inhoud is not None:
            bestand.write_bytes(inhoud)
        zin = zin_van({**env, setting.bestand: str(bestand)})
        assert setting.bestand in zin and ZIN.fullmatch(zin) and KANARIE not in zin

    @pytest.mark.parametrize("pad", ["/", "/dev/null/geheim", "a\0b", "x" * 5000])
    def test_nor_does_a_path_that_leads_nowhere_end_in_a_traceback(self, setting, env, pad):
        zin = zin_van({**env, setting.bestand: pad})
        assert setting.bestand in zin and ZIN.fullmatch(zin)

    def test_what_stands_in_it_is_looked_at_like_any_value(self, setting, env, tmp_path):
        bestand = tmp_path / "geheim"
        bestand.write_text("Kanarie\tonzin\n")
        zin = zin_van({**env, setting.bestand: str(bestand)})
        assert setting.naam in zin and ZIN.fullmatch(zin) and KANARIE not in zin

    def test_the_readme_says_so(self, setting):
        assert f"`{setting.naam}`" in _zin_over_bestanden()


def _zin_over_bestanden():
    return next(
        deel for deel in (ROOT / "README.md").read_text("utf-8").split("\n\n") if "_FILE`" in deel
    )
