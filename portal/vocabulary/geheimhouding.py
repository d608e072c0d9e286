"""What a specialist promises before they see anything of a werkgroep.

Never change a text that somebody promised: add one with the next number.
"""

GEHEIMHOUDING: dict[int, tuple[str, ...]] = {
    1: (
        "Ik deel niets uit deze groep met anderen: niet de dilemma’s, niet de stukken, niet wat er"
        " is gezegd en niet wie er meedoen.",
        "Ik gebruik wat ik hier lees alleen om in deze groep mee te denken.",
        "Ik bewaar niets langer dan nodig, en vernietig het als mijn plaats eindigt.",
        "Ik meld het direct bij het CCV als er iets bij anderen terechtkomt of als ik iemand"
        " herken.",
        "Dit blijft gelden nadat mijn plaats is geëindigd.",
    )
}
GEHEIMHOUDING_NU = max(GEHEIMHOUDING)
