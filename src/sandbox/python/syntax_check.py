"""The one handler of ours that runs in the sandbox: compiles Python sources, runs none of them, and answers with what
CPython has against each."""

import warnings

warnings.simplefilter("ignore")


def utf16_column(error, offset):
    """The editor counts from 1 too, but in UTF-16 units."""
    before = (error.text or "")[: max(0, offset - 1)]
    return 1 + len(before.encode("utf-16-le", "surrogatepass")) // 2 if offset - 1 <= len(error.text or "") else offset


def problem_of(path, source):
    try:
        compile(source, path, "exec", dont_inherit=True)
    except SyntaxError as error:
        line, offset = error.lineno or 1, error.offset or 1
        problem = {"path": path, "message": error.msg, "line": line, "column": utf16_column(error, offset)}
        # CPython leaves the end out, or says 0 or -1, where it knows of none
        if error.end_lineno == line and (error.end_offset or 0) > offset:
            problem["endColumn"] = utf16_column(error, error.end_offset)
        return problem
    return None


def handler(files, context):
    problems = (problem_of(path, source) for path, source in files.items())
    return [problem for problem in problems if problem]
