"""A wrong setting stops the start with one sentence that names it; the README tells of each."""

import re
from collections import UserDict

import pytest

from portal.config import ROOT, TABEL, ConfigError, from_env
from portal.vocabulary import Rol

GOED = {"SECRET_KEY": "s" * 32, "SMTP_URL": "smtp://post.example:587"}
FOUT = {
    "PORTAL_DEMO": ["ja", "true", "2", " 1"],
    "PORT": ["abc", "", "0", "65536", "-1", "²", "80 80"],
    "DATABASE_URL": [
        "mysql://x/y",
        "onzin",
        "sqlite://",
        "http://[",
        "postgresql://",
        "postgresql://db.example",
        "postgresql://u:p#q@db.example/portal",
        "sqlite://var/portal.db",
        "sqlite:///var/por tal.db",
        "postgresql://db.example:0/portal",
        "postgresql://db.example/",
        "postgresql:///",
        "postgresql://db.example/portal/",
        "postgresql://db.example/?dbname=portal",
        "postgresql://u:50%zeker@db.example/portal",
        "postgresql://u:a%00b@db.example/portal",
        "postgresql://u:a%0Ab@db.example/portal",
        "postgresql://u:w/oord@db.example/portal",
        "sqlite:///",
        "sqlite:////srv/",
        "sqlite:///var/portal.db?mode=ro",
        "sqlite:///proc/nee/x.db",
        "sqlite:///srv/portal.db",
    ],
    "SECRET_KEY": ["", "kort"],
    "SECRET_KEY_PREVIOUS": ["kort", GOED["SECRET_KEY"]],
    "SMTP_URL": [
        "post.example",
        "smtp://post.example:abc",
        "smtp://post.example:99999",
        "http://post.example",
        "smtp://",
        "smtp://user@",
        "smtp://post.example/pad",
        "smtp://post.example?van=portaal@ccv.example",
        "smtp://post.example?from=portaal",
        "smtp://post.example?from=",
        "smtp://post.example?from=a@b.example&from=c@d.example",
        "smtp://u:p#q@post.example",
        "smtp://u:50%@post.example",
        "smtp://u:%C3%A9@post.example",
        "smtp://u:é@post.example",
        "smtp://u:a%0Db@post.example",
        "smtp://post.example?from=a..b@ccv.example",
        "smtp://post.example?from=a(b)@ccv.example",
        "smtp://post.example?from=a,b@ccv.example",
        "smtp://post.example?from=a@ccv..example",
        "smtp://post.example?from=a@-ccv.example",
        "smtp://post.example?from=portaal+ccv@ccv.example",
        "smtp://post.example?from=CCV%20%3Ca@ccv.example%3E",
        "smtp://post.example?from=a@b@ccv.example",
        "smtp://post.example?from=a@ccv.example%0aBcc:b@c.example",
        "",
    ],
    "BASE_URL": [
        "portaal.example",
        "ftp://portaal.example",
        "https://",
        "http:portaal.example",
        "https://portaal.example/dilemma",
        "https://portaal.example/?x=1",
        "https://portaal.example?",
        "https://portaal.example#top",
        "https://portaal.example/#",
        "https://naam@portaal.example",
        "https://naam:geheim@portaal.example",
        "https://@portaal.example",
        "https://portaal.example:abc",
        "https://portaal.example:99999",
        "https://por taal.example",
        "https://portaal.example\n",
        "https://p\u00f6rtaal.example",
        "https://portaal_.example-",
        "https://:8000",
        "https://portaal.example\\pad",
        " https://portaal.example",
        "http://portaal.example",
        "HTTP://PORTAAL.example",
        "http://10.0.0.1:8000",
        "http://0.0.0.0:8000",
        "http://localhost.portaal.example",
    ],
    "TRUSTED_PROXY": [
        "*",
        "proxy.example",
        "unix",
        "192.0.2.0/24",
        "127.0.0.1, 192.0.2.1",
        "127.0.0.1:80",
        "127.1",
        " ::1",
    ],
    "LOG": ["JSON", "xml", "json "],
    "METRICS": ["ja", "true", "kort", "x" * 31, "é" * 40, "een zin van meer dan 32 letters lang"],
    "OIDC_ISSUER": [
        "https://inloggen.example"  # without a client
    ],
    "OIDC_CLIENT_ID": ["portaal"],  # without a provider
    "OIDC_CLIENT_SECRET": ["geheim"],
    "OIDC_NAME": ["Werkaccount"],
    "OIDC_ROLES": ["groups:ccv=adviseur"],
    "OIDC_STERK": ["1"],
    "CONTACT_EMAIL": [
        "ccv",
        "ccv@",
        "@ccv.example",
        "a@b.example, c@d.example",
        "é@ccv.example",
        "a..b@ccv.example",
        "a@ccv..example",
        "a@ccv",
    ],
}
GEVALLEN = [
    pytest.param(naam, fout, id=f"{naam}={fout}")
    for naam, fouten in FOUT.items()
    for fout in fouten
]


@pytest.mark.parametrize(("naam", "waarde"), GEVALLEN)
def test_a_wrong_value_is_named_in_one_sentence(naam, waarde):
    with pytest.raises(ConfigError) as fout:
        from_env({**GOED, naam: waarde})
    zin = str(fout.value)
    assert naam in zin and zin.endswith((".", ").")) and "\n" not in zin


def test_without_settings_of_its_own_it_serves_a_file_on_loopback():
    settings = from_env(GOED)
    assert (settings.port, settings.demo) == (8000, False)
    assert settings.database_url == f"sqlite:///{ROOT}/var/portal.db"
    assert settings.base_url == "http://127.0.0.1:8000"


def test_what_is_set_is_used():
    env = {
        **GOED,
        "PORT": "9001",
        "DATABASE_URL": "postgresql://u:p@db.example/portal",
        "BASE_URL": "https://portaal.example/",
    }
    settings = from_env(env)
    assert (settings.port, settings.database_url) == (9001, env["DATABASE_URL"])
    assert settings.base_url == "https://portaal.example"


def test_a_secret_is_never_repeated_in_the_message():
    with pytest.raises(ConfigError) as fout:
        from_env({**GOED, "SECRET_KEY": "geheim"})
    assert "geheim" not in str(fout.value)


class _Afgeluisterd(UserDict):
    """An environment that remembers what it was asked for."""

    def __init__(self, waarden):
        super().__init__(waarden)
        self.gevraagd = set()

    def get(self, naam, default=None):
        self.gevraagd.add(naam)
        return super().get(naam, default)


NAMEN = {setting.naam for setting in TABEL}


def test_nothing_is_asked_of_the_environment_but_what_the_table_names():
    env = _Afgeluisterd(GOED)
    from_env(env)
    assert env.gevraagd == NAMEN | {setting.bestand for setting in TABEL if setting.geheim}


def test_the_readme_has_a_row_for_every_setting_and_no_other():
    rijen = re.findall(
        r"^\| `[A-Z_]+` \|.*$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert rijen == [setting.rij for setting in TABEL]


def test_the_address_of_the_portal_is_in_small_letters():
    """Whether it is https decides how safe its cookies are."""
    assert from_env({**GOED, "BASE_URL": "HTTPS://Portaal.Example"}).base_url == (
        "https://portaal.example"
    )


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("BASE_URL", "https://portaal.example:8443/"),
        ("BASE_URL", "HTTPS://Portaal.Example"),
        ("BASE_URL", "http://[::1]:8000"),
        ("BASE_URL", "https://xn--prtaal-xxa.example"),
        ("SMTP_URL", "smtps://naam:w%23oord@post.example:465?from=portaal@ccv.example"),
        ("SMTP_URL", "smtp://post.example/"),
        ("DATABASE_URL", "sqlite:////srv/portal.db"),
        ("DATABASE_URL", "sqlite:///var/portal.db"),
        ("DATABASE_URL", "postgresql://portal@/portal?host=/run/postgresql"),
        ("DATABASE_URL", "postgresql://na%40am:w%2Fo%25rd@db.example:5433/portal"),
        ("DATABASE_URL", "postgresql://db.example/portal?sslmode=verify-full"),
        ("DATABASE_URL", ""),
        ("SECRET_KEY_PREVIOUS", "o" * 32),
        ("SMTP_URL", "smtp://post.example?from=portaal%2Bccv@ccv.example"),
        ("SMTP_URL", "smtp://127.0.0.1:25?from=portaal@localhost"),
        ("BASE_URL", "http://localhost:8000"),
        ("BASE_URL", ""),
        ("PORTAL_DEMO", "0"),
        ("LOG", "json"),
        ("LOG", "text"),
        ("METRICS", "1"),
        ("METRICS", "0"),
        ("METRICS", "x" * 32),
    ],
)
def test_what_can_be_used_is_not_refused(naam, waarde):
    assert from_env({**GOED, naam: waarde})


def test_a_relative_file_is_one_of_the_checkout(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    url = from_env({**GOED, "DATABASE_URL": "sqlite:///var/elders.db"}).database_url
    assert url == f"sqlite:///{ROOT}/var/elders.db"
    assert not list(tmp_path.iterdir())


def test_every_setting_has_wrong_values_to_try():
    assert set(FOUT) == NAMEN


MET_AANBIEDER = {
    "OIDC_ISSUER": "https://inloggen.example/realms/ccv",
    "OIDC_CLIENT_ID": "portaal",
    "OIDC_CLIENT_SECRET": "geheim",
}
FOUT_BIJ_AANBIEDER = {
    "OIDC_ISSUER": [
        "inloggen.example",
        "http://inloggen.example",
        "http://localhost.example",
        "https://",
        "https://inloggen.example/?realm=ccv",
        "https://inloggen.example/?",
        "https://naam:geheim@inloggen.example",
        "https://inloggen.example#top",
        "https://in loggen.example",
    ],
    "OIDC_CLIENT_ID": [""],
    "OIDC_CLIENT_SECRET": [""],
    "OIDC_NAME": ["x" * 81, "<b>", "twee\nregels"],
    "OIDC_ROLES": [
        "adviseur",
        "groups=adviseur",
        "groups:ccv",
        "groups:ccv=baas",
        "groups:ccv=professional",
        ":ccv=adviseur",
        "groups:=adviseur",
        "groups:ccv=adviseur,",
        "groups:a=b=adviseur",
    ],
    "OIDC_STERK": ["ja", "2", " 1"],
}


@pytest.mark.parametrize(
    ("naam", "waarde"), [(naam, w) for naam, fout in FOUT_BIJ_AANBIEDER.items() for w in fout]
)
def test_a_wrong_word_about_the_provider_is_named_in_one_sentence(naam, waarde):
    with pytest.raises(ConfigError) as fout:
        from_env({**GOED, **MET_AANBIEDER, naam: waarde})
    zin = str(fout.value)
    assert naam in zin and zin.endswith(".") and "\n" not in zin and "geheim" not in zin


def test_without_a_word_there_is_no_provider_and_one_has_no_roles_to_give():
    assert from_env(GOED).oidc is None
    aanbieder = from_env({**GOED, **MET_AANBIEDER}).oidc
    assert (aanbieder.rollen, aanbieder.sterk, aanbieder.naam) == ((), None, "je werkaccount")


def test_the_roles_of_a_provider_are_those_of_an_account():
    rollen = "groups:ccv adviseurs=adviseur, https://ccv/rol:x=beheerder"
    gelezen = from_env({**GOED, **MET_AANBIEDER, "OIDC_ROLES": rollen}).oidc.rollen
    assert gelezen[0] == ("groups", "ccv adviseurs", "adviseur")
    assert {Rol(rol) for *_, rol in gelezen} == {Rol.ADVISEUR, Rol.BEHEERDER}


@pytest.mark.parametrize("issuer", ["http://127.0.0.1:9000", "http://localhost/", "http://[::1]:1"])
def test_on_this_machine_a_provider_may_be_tried_without_https(issuer):
    assert from_env({**GOED, **MET_AANBIEDER, "OIDC_ISSUER": issuer}).oidc.issuer == issuer


def test_the_demo_has_a_file_of_its_own_and_a_file_that_is_named_is_used():
    demo = {**GOED, "PORTAL_DEMO": "1"}
    assert from_env(demo).database_url == f"sqlite:///{ROOT}/var/demo.db"
    genoemd = from_env({**demo, "DATABASE_URL": "sqlite:////srv/x.db"})
    assert genoemd.database_url == "sqlite:////srv/x.db"


@pytest.mark.parametrize(
    "basis",
    [
        "https://portaal.example",
        "http://10.0.0.1:8000",
        "http://0.0.0.0:8000",
        "http://localhost.x",
    ],
)
def test_the_demo_is_of_this_machine_whatever_stands_before_it(basis):
    """Behind a proxy every visitor seems to sit at this machine."""
    with pytest.raises(ConfigError, match="BASE_URL must be of this machine"):
        from_env({**GOED, "PORTAL_DEMO": "1", "BASE_URL": basis})


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "[::1]"])
def test_this_machine_has_more_names_than_one(host):
    assert from_env({**GOED, "PORTAL_DEMO": "1", "BASE_URL": f"http://{host}:8000"}).demo


def test_the_demo_in_a_folder_that_it_may_not_write_in_says_so(monkeypatch, tmp_path):
    (tmp_path / "var").touch()
    monkeypatch.setattr("portal.config.omgeving.ROOT", tmp_path)
    with pytest.raises(ConfigError, match=r"cannot keep .*demo-secret .*: set SECRET_KEY\.$"):
        from_env({"PORTAL_DEMO": "1"})
