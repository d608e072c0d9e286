"""A field says once how long it may be: two sentences about that contradict each other."""

from wtforms.fields.core import UnboundField
from wtforms.validators import Length

from portal import views
from portal.forms.basis import BasisForm

assert views  # with them all forms are loaded


def _onder(soort):
    for vorm in soort.__subclasses__():
        yield vorm
        yield from _onder(vorm)


def test_no_field_has_two_limits():
    velden = {
        f"{vorm.__name__}.{naam}": [*veld.args, *veld.kwargs.get("validators", ())]
        for vorm in _onder(BasisForm)
        for naam, veld in vars(vorm).items()
        if isinstance(veld, UnboundField)
    }
    lengtes = {
        naam: [eis.max for deel in delen for eis in (deel if isinstance(deel, list) else [deel])
               if isinstance(eis, Length) and eis.max > 0]
        for naam, delen in velden.items()
    }  # fmt: skip
    assert {naam: maten for naam, maten in lengtes.items() if len(maten) > 1} == {}
    assert sum(map(bool, lengtes.values())) > 25
