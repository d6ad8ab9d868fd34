"""What a client itself refuses: parameters that are missing, unknown, of a wrong type, or too small. Gives them the form in
which they are sent: bytes, seconds since 1970."""

import datetime
import decimal

from .exceptions import ParamValidationError

_VALID_TYPES = {
    "structure": (dict,),
    "map": (dict,),
    "list": (list, tuple),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "long": (int,),
    "double": (float, decimal.Decimal, int),
}


def validated(model, shape, params):
    """The parameters as they are sent. Raises ParamValidationError with all that is wrong."""
    problems = []
    sent = _check(model, shape, params, "", problems)
    if problems:
        raise ParamValidationError(report="\n".join(problems))
    return sent


def _shown(name):
    return name.lstrip(".") or "input"


def _wrong_type(name, value, valid):
    return (
        f"Invalid type for parameter {_shown(name)}, value: {value}, type: {type(value)}, "
        f"valid types: {', '.join(valid)}"
    )


def _check(model, shape_name, value, name, problems):
    shape = model.shapes[shape_name]
    kind = shape["type"]
    if kind == "blob":
        return _bytes(value, name, problems)
    if kind == "timestamp":
        return _seconds(value, name, problems)
    valid = _VALID_TYPES[kind]
    if not isinstance(value, valid) or (isinstance(value, bool) and kind in ("integer", "long")):
        problems.append(_wrong_type(name, value, [str(each) for each in valid]))
        return value
    if kind == "structure":
        return _members(model, shape, value, name, problems)
    if kind == "list":
        _length(shape, value, name, problems)
        item = shape["member"]["shape"]
        return [_check(model, item, each, f"{name}[{index}]", problems) for index, each in enumerate(value)]
    if kind == "map":
        key_shape, value_shape = shape["key"]["shape"], shape["value"]["shape"]
        sent = {}
        for key, each in value.items():
            _check(model, key_shape, key, f"{name} (key: {key})", problems)
            sent[key] = _check(model, value_shape, each, f"{name}.{key}", problems)
        return sent
    if kind == "string":
        _length(shape, value, name, problems)
        return value
    if kind in ("integer", "long", "double"):
        if value < shape.get("min", value):
            problems.append(
                f"Invalid value for parameter {_shown(name)}, value: {value}, valid min value: {shape['min']}"
            )
        return float(value) if kind == "double" else value
    return value


def _members(model, shape, value, name, problems):
    members = shape.get("members", {})
    if shape.get("union"):
        _one_of(members, value, name, problems)
    for required in shape.get("required", []):
        if required not in value:
            problems.append(f'Missing required parameter in {_shown(name)}: "{required}"')
    for unknown in value:
        if unknown not in members:
            problems.append(
                f'Unknown parameter in {_shown(name)}: "{unknown}", must be one of: {", ".join(members)}'
            )
    return {
        key: _check(model, members[key]["shape"], each, f"{name}.{key}", problems)
        for key, each in value.items()
        if key in members
    }


def _one_of(members, value, name, problems):
    if len(value) > 1:
        problems.append(
            f"Invalid number of parameters set for tagged union structure {_shown(name)}. Can only set one of the "
            f"following keys: {'. '.join(members)}."
        )


def _length(shape, value, name, problems):
    if len(value) < shape.get("min", 0):
        problems.append(
            f"Invalid length for parameter {_shown(name)}, value: {len(value)}, valid min length: {shape['min']}"
        )


def _bytes(value, name, problems):
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    if hasattr(value, "read"):
        content = value.read()
        return content.encode() if isinstance(content, str) else bytes(content)
    problems.append(_wrong_type(name, value, [str(bytes), str(bytearray), "file-like object"]))
    return b""


def _seconds(value, name, problems):
    try:
        if isinstance(value, datetime.datetime):
            return (value if value.tzinfo else value.astimezone()).timestamp()
        if isinstance(value, datetime.date):
            return datetime.datetime(value.year, value.month, value.day, tzinfo=datetime.timezone.utc).timestamp()
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return value
        parsed = datetime.datetime.fromisoformat(value)
        return (parsed if parsed.tzinfo else parsed.replace(tzinfo=datetime.timezone.utc)).timestamp()
    except (TypeError, ValueError, OverflowError):
        problems.append(_wrong_type(name, value, [str(datetime.datetime), "timestamp-string"]))
        return 0
