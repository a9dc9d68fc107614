import dagster as dg
import pyarrow as pa
import pytest

from pipeline.definitions import JOB, build_defs
from pipeline.quality import checks_of
from pipeline.releasing.type_names import type_name
from pipeline.schema import TABLES


@pytest.fixture
def graph(project):
    return build_defs(project).resolve_asset_graph()


def test_everything_loads(project):
    defs = build_defs(project)
    dg.Definitions.validate_loadable(defs)
    assert defs.resolve_job_def(JOB).executor_def is dg.in_process_executor


def test_the_way_leads_from_raw_files_to_the_card(graph):
    def parents(name: str) -> set[str]:
        return {key.to_user_string() for key in graph.get(dg.AssetKey(name)).parent_keys}

    names = {table.name for table in TABLES}
    assert parents("edited_pages") == {"raw_files"}
    assert {parent for name in names for parent in parents(name)} == {"edited_pages"}
    assert parents("release") == names
    assert parents("data_card") == {"release"}
    assert parents("review") == names


def test_every_asset_says_what_it_is_and_whose(graph):
    for key in graph.get_all_asset_keys():
        node = graph.get(key)
        assert node.description, key
        assert node.owners == ["team:copydesk"], key
        assert node.kinds, key
        assert node.group_name in {"reading", "cleaning", "tables", "quality", "releasing"}, key


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_column_schemas_are_those_of_the_published_files(graph, table):
    shown = graph.get(dg.AssetKey(table.name)).metadata["dagster/column_schema"]
    assert [
        (column.name, column.type, column.constraints.nullable, column.description)
        for column in shown.columns
    ] == [
        (field.name, type_name(field.type), field.nullable, table.by_name[field.name].description)
        for field in pa.schema(table.arrow)
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_critical_checks_block_and_warnings_do_not(graph, table):
    keys = [key for key in graph.asset_check_keys if key.asset_key == dg.AssetKey(table.name)]
    assert {key.name: graph.get(key).blocking for key in keys} == {
        check.name: check.severity == "critical" for check in checks_of(table.name)
    }


def test_the_project_is_the_one_that_the_environment_names(tmp_path, monkeypatch):
    monkeypatch.setenv("COPYDESK_PROJECT", str(tmp_path))
    assert build_defs().resources["project"].raw == str(tmp_path / "raw")
    monkeypatch.delenv("COPYDESK_PROJECT")
    monkeypatch.chdir(tmp_path / "..")
    assert build_defs().resources["project"].raw == str(tmp_path.parent / "raw")
