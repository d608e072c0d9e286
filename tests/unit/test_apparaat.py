"""By which words somebody knows a device again; whatever a browser says of itself is no proof."""

import pytest

from portal.web.apparaat import apparaat

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML) "
MACHINES = {
    "Mozilla/5.0 (Android 15; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0": "Firefox op Android",
    IPHONE + "Version/18.0 Mobile/15E148 Safari/604.1": "Safari op iPhone",
    IPHONE + "CriOS/129.0 Mobile/15E148 Safari/604.1": "Chrome op iPhone",
    "Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/129.0 Safari/537.36 Edg/129.0": "Edge op Windows",
    "Mozilla/5.0 (X11; Linux x86_64) Chrome/129.0 Safari/537.36": "Chrome op Linux",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_6) Version/18.0 Safari/605.1": "Safari op Mac",
    "Mozilla/5.0 (Windows NT 10.0)": "Windows",
    "<script>": "Onbekend apparaat",
    "": "Onbekend apparaat",
    "x" * 10_000: "Onbekend apparaat",
}


@pytest.mark.parametrize("user_agent", MACHINES)
def test_a_device_is_called_by_its_browser_and_its_system(user_agent):
    assert apparaat(user_agent) == MACHINES[user_agent]
