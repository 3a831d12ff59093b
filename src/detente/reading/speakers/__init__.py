"""Who speaks, and for whom: names, roles, people, pronouns and quotations."""
