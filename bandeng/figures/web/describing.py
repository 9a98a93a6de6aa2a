"""What the addresses for other programs take and answer, as OpenAPI 3.1."""

from typing import Any

Schema = dict[str, Any]
TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
MAYBE_WHOLE = {"type": ["integer", "null"]}
MAYBE_TEXT = {"type": ["string", "null"]}
MAYBE_TIME = {"type": ["string", "null"], "format": "date-time"}
FIGURE = {
    "name": TEXT,
    "room": TEXT,
    "zh": TEXT,
    "en": TEXT,
    "note": TEXT,
    "unit": TEXT,
    "kind": {"enum": ["count", "share", "duration"]},
    "parts": {"type": "array"},
    "address": TEXT,
}
RECORD = {
    "height": {**WHOLE, "description": "of the fact in the book"},
    "stream": {**TEXT, "description": "what it is about; - where it is a home"},
    "name": {**TEXT, "description": "of the fact"},
    "at": {**TEXT, "format": "date-time"},
    "place": {**TEXT, "description": "codes from the district down"},
    "value": {**MAYBE_WHOLE, "description": "seconds of a duration, amount of a sum"},
    "part": {**TEXT, "description": "of a share: in, out, unknown; else the code of a part"},
    "due_at": {**MAYBE_TIME, "description": "when it was due, of what had a limit"},
    "done_at": {
        **MAYBE_TIME,
        "description": "when that was done; null: not yet, or not asked",
    },
    "subject": {**MAYBE_WHOLE, "description": "numbers the subjects of this answer, where these are counted"},
    "named": {**MAYBE_TEXT, "description": "of a subject that is a unit or a street; null: persons, or none"},
}
READING = {
    "name": TEXT,
    "sentence": TEXT,
    "unit": TEXT,
    "kind": FIGURE["kind"],
    "place": TEXT,
    "begins_at": {**TEXT, "format": "date-time"},
    "ends_at": {**TEXT, "format": "date-time", "description": "not in the period"},
    "seal": {**WHOLE, "description": "that fixes all it counted; 0 while some of it waits for one"},
    "height": WHOLE,
    "value": {
        "type": ["number", "null"],
        "description": "null: nothing can be said, or withheld. A share is 0–1, a duration seconds",
    },
    "numerator": MAYBE_WHOLE,
    "denominator": MAYBE_WHOLE,
    "unknown": {**MAYBE_WHOLE, "description": "in the denominator, without an answer"},
    "excluded": {"type": "object", "additionalProperties": WHOLE},
    "subjects": MAYBE_WHOLE,
    "parts": {"type": "object", "additionalProperties": WHOLE},
    "records": {**WHOLE, "description": "how many stand behind it"},
    "withheld": {"type": "boolean", "description": "of so few that it could point at a person"},
    "evidence": {"type": "array", "items": {"$ref": "#/components/schemas/Record"}},
    "next": {**TEXT, "description": "address of the next page; empty on the last"},
}
PROBLEM = {"error": TEXT, "field": {**TEXT, "description": "the parameter that is meant"}}


def document() -> Schema:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Bandeng figures",
            "version": "1",
            "description": "Numbers with the records behind them. The same question at the same seal has the"
            " same answer for ever. Days are days in Asia/Shanghai.",
        },
        "paths": {
            "/api/v1/figures/": {"get": _catalogue()},
            "/api/v1/figures/{name}/": {"get": _figure()},
        },
        "components": {
            "schemas": {
                "Figure": _object(FIGURE),
                "Reading": _object(READING),
                "Record": _object(RECORD),
                "Problem": _object(PROBLEM),
            }
        },
    }


def _catalogue() -> Schema:
    found = {"type": "array", "items": {"$ref": "#/components/schemas/Figure"}}
    return {
        "operationId": "figures",
        "summary": "Every figure that whoever asks may see",
        "responses": {"200": _said("The catalogue", _object({"figures": found}))},
    }


def _figure() -> Schema:
    problem = {"$ref": "#/components/schemas/Problem"}
    return {
        "operationId": "figure",
        "summary": "A figure for a place, a period and a seal, with its evidence",
        "parameters": [
            _parameter("name", "of the figure", TEXT, where="path"),
            _parameter("place", "code of a place; the whole district without it", TEXT),
            _parameter("from", "first day counted", {**TEXT, "format": "date"}),
            _parameter("to", "last day counted, in the period", {**TEXT, "format": "date"}),
            _parameter("seal", "as the book stood at it; as it stands now without it", WHOLE),
            _parameter("limit", "records in one answer", {**WHOLE, "maximum": 1000, "default": 100}),
            _parameter("after", "as the answer before said in next", TEXT),
            _parameter("as", "the records as a file for spreadsheets", {"enum": ["csv", "xlsx"]}),
        ],
        "responses": {
            "200": _said("The answer", {"$ref": "#/components/schemas/Reading"}),
            "400": _said("A parameter cannot be read", problem),
            "404": _said("No such figure, place or seal for whoever asks", problem),
        },
    }


def _object(properties: Schema) -> Schema:
    return {"type": "object", "required": list(properties), "properties": properties}


def _parameter(name: str, description: str, schema: Schema, *, where: str = "query") -> Schema:
    said = {"name": name, "in": where, "description": description, "schema": schema}
    return said | {"required": where == "path"}


def _said(description: str, schema: Schema) -> Schema:
    return {"description": description, "content": {"application/json": {"schema": schema}}}
