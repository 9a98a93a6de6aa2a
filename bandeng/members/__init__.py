"""Who belongs to a party organisation, since when and on what basis; who looked."""
