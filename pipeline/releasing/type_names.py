"""Names of column types in our own words.

Arrow's way to print a type changes from version to version; these names stand in manifests and
hashes and must not.
"""

import pyarrow as pa


def type_name(kind: pa.DataType) -> str:
    """The name of a type that a published column may have, such as ``list<string>``.

    Raises TypeError for all other types.
    """
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return "string"
    if pa.types.is_boolean(kind):
        return "bool"
    if pa.types.is_signed_integer(kind):
        return f"int{kind.bit_width}"
    if pa.types.is_date32(kind):
        return "date32"
    if pa.types.is_timestamp(kind) and kind.tz == "UTC":
        return f"timestamp[{kind.unit}, UTC]"
    if pa.types.is_list(kind):
        return f"list<{type_name(kind.value_type)}>"
    if pa.types.is_struct(kind):
        parts = ", ".join(f"{field.name}: {type_name(field.type)}" for field in kind)
        return f"struct<{parts}>"
    raise TypeError(f"no published column may be of type {kind}")
