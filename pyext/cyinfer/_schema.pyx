"""JSON Schema to GBNF, by llama.cpp's own converter."""

import json

from libcpp.string cimport string

from . import _log
from .errors import ParameterError


cdef extern from *:
    """
    #include "json-schema-to-grammar.h"
    static std::string cyinfer_schema_to_grammar(const std::string & text) {
        return json_schema_to_grammar(common_json::parse(text), true);
    }
    """
    string cyinfer_schema_to_grammar(const string &text) except + nogil


def schema_to_grammar(schema: dict) -> str:
    """The GBNF grammar of every JSON text that a JSON Schema allows.

    Raises
    ------
    ParameterError
        The schema uses something that has no grammar.
    """
    cdef string text = json.dumps(schema).encode()
    cdef string grammar
    try:
        with nogil:
            grammar = cyinfer_schema_to_grammar(text)
    except (RuntimeError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise ParameterError("json_schema", schema, f"a schema that can be followed ({reason})") from None
    return grammar.decode("utf-8", "replace")
