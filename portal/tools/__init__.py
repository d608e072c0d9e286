"""Small tools that know no database: text, time, and what they are made of."""
