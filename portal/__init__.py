"""The Dilemmaportaal: from a professional's stuck question to an answer, rung by rung."""
