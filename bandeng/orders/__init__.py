"""Orders of others (12345, 数字城管) and tables of matters: taken in once, answered out in their form."""
