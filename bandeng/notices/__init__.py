"""What changed, told to persons and posts: on their page, and by the ways they chose."""
