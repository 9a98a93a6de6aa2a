"""What a book may ask of whoever holds a post: to belong to a unit of a certain kind, or only to its own."""

# The kind of unit (as rosters name it) a person must belong to, for each code that a role may carry.
OWN = "own"  # no kind of unit: the very unit of the post
PROPERTY = "property_staff"
KIND_OF_UNIT = {
    "two_committees": "committees",
    "branch_member": "branch",
    PROPERTY: "property",
    "community_employee": "community",
    "street_employee": "street-office",
    "department_employee": "department",
    "district_employee": "district",
    "own_unit": OWN,
    "any_unit": "",
}
