"""What the pages of towns say, in both languages: nothing rounded up, nobody credited or blamed."""

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from reportcard.edition.contexts import Edition, build_edition
from reportcard.model.records import Compilation, Provenance
from reportcard.model.text import Text
from tests.edition.made_up_towns import NAMES, made_up_towns
from tests.edition.site_reading import (
    Site,
    attribute,
    made_up_edition,
    page_paths,
    read,
    rendered,
    words,
)
from tests.edition.world import MEMBERS, made_up_about, made_up_facts, made_up_scored

ALMA = "legislators/alma-avila-nusta-00000001.html"
HAL = "legislators/hal-hill-00000008.html"
FLOR = "legislators/flor-former-00000006.html"
LANGUAGES = ("", "es/")


@pytest.fixture(scope="module")
def site(repository: Path) -> Site:
    return rendered(made_up_edition(money=made_up_towns()), repository)


def select(page: BeautifulSoup | Tag, selector: str) -> list[str]:
    return [words(tag) for tag in page.select(selector)]


def rows(page: BeautifulSoup, selector: str) -> list[list[str]]:
    """The cells of every row of the tables that a selector finds."""
    return [
        [words(cell) for cell in row.select("th, td")]
        for row in page.select(f"{selector} tbody tr")
    ]


# ---------------------------------------------------------------- the list


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_town_is_a_link_in_a_plain_list_and_letters_lead_there(
    site: Site, language: str
) -> None:
    page = read(site, f"{language}towns/index.html")
    assert select(page, ".towns li a") == list(NAMES.values())
    for letter in page.select(".letters a"):
        assert words(letter) == words(page.select(attribute(letter, "href"))[0])
    assert page.select("main form, main input, main script") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_town_is_two_taps_from_home(site: Site, language: str) -> None:
    home = read(site, f"{language}index.html")
    assert home.select('nav a[href="towns/index.html"]') != []
    assert home.select('main a[href="find.html"]') != []
    assert "towns/ashby.html" in str(read(site, f"{language}find.html"))
    assert "ashby.html" in str(read(site, f"{language}towns/index.html"))


# ---------------------------------------------------------------- whose town


def test_a_split_town_shows_every_district_with_its_share_and_exact_counts(site: Site) -> None:
    assert rows(read(site, "towns/banado.html"), ".seats") == [
        ["2 about 25 of 100 residents (4,781 of 18,932)", "Ben Brook Republican", "F"],
        ["3 about 75 of 100 residents (14,151 of 18,932)", "Carla Cruz Democrat", "F"],
        ["1 share not known", "Gina Green Democrat", "A"],
        ["2 share not known", "Hal Hill Republican", "F"],
    ]
    split, whole = rows(read(site, "es/towns/corner.html"), ".seats")[:2]
    assert split[0] == "4 menos de 1 de cada 100 habitantes (1 de 1,000)"
    assert whole == [
        "5 más de 99 de cada 100 habitantes (999 de 1,000)",
        "Earl Early Partido Demócrata",
        "INC",
    ]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("towns/banado.html", "Your district number is on your voter record"),
        ("es/towns/banado.html", "El número de su distrito está en su registro de votante"),
    ],
)
def test_a_split_town_says_how_to_tell_and_asks_no_address(
    site: Site, path: str, sentence: str
) -> None:
    assert sentence in words(read(site, path))
    assert sentence not in words(read(site, path.replace("banado", "ashby")))
    assert read(site, path).select("input, form") == []


def test_the_whole_town_in_one_district_is_said_so(site: Site) -> None:
    page = read(site, "towns/ashby.html")
    assert "all of Ashby lies in one district" in words(page)
    assert rows(page, ".seats")[0][0] == "1 the whole town"


def test_a_vacant_seat_and_a_chamber_without_districts_are_said(site: Site) -> None:
    page = read(site, "towns/dale-moor.html")
    assert rows(page, ".seats") == [
        ["6 the whole town", "No sitting legislator in the record: the seat may be vacant.", "–"]
    ]
    assert (
        "The record does not say in which districts of this chamber Dale & <Moor> lies."
        in words(page)
    )


def test_each_legislator_leads_to_the_page_with_the_same_grade(site: Site) -> None:
    for path in page_paths(site):
        if path.startswith("towns/") and path != "towns/index.html":
            for row in read(site, path).select(".seats tbody tr"):
                for link in row.select("a"):
                    target = read(site, attribute(link, "href").removeprefix("../"))
                    assert select(target, "h1") == [words(link)]
                    assert select(target, ".verdict .grade") == select(row, ".grade")


# ---------------------------------------------------------------- money


def test_amounts_stand_by_fiscal_year_with_their_standing(site: Site) -> None:
    page = read(site, "towns/ashby.html")
    assert select(page, ".grants thead th") == ["Fiscal year", "Amount", "Per pupil", "Standing"]
    assert rows(page, ".grants") == [
        ["2025", "$100,000", "–", "The source does not say"],
        ["2026", "$120,000", "$40,000 3 pupils", "Final"],
        ["2027", "$110,000", "–", "Estimate, made in advance"],
    ]
    assert rows(read(site, "es/towns/banado.html"), ".grants") == [
        ["2025", "–", "No está en el registro"],
        ["2026", "$9,000,000", "Definitiva"],
        ["2027", "$9,500,000", "Estimada de antemano"],
    ]


@pytest.mark.parametrize(
    ("town", "sentence"),
    [
        ("ashby", "Fiscal year 2027 has $10,000 more than fiscal year 2025. One of the two is an"),
        ("corner", "Fiscal year 2027 has the same amount as fiscal year 2025."),
    ],
)
def test_the_change_is_told_in_dollars_and_by_fiscal_year(
    site: Site, town: str, sentence: str
) -> None:
    assert sentence in words(read(site, f"towns/{town}.html"))


def test_a_lower_amount_is_told_as_less(repository: Path) -> None:
    money = made_up_towns()
    shrunk = tuple(
        replace(row, amount_dollars=1, standing="final") if row.fiscal_year == 2027 else row
        for row in money.grants
    )
    page = read(
        rendered(made_up_edition(money=replace(money, grants=shrunk)), repository),
        "towns/ashby.html",
    )
    assert "Fiscal year 2027 has $99,999 less than fiscal year 2025." in words(page)
    assert "One of the two is an estimate." not in words(page)


@pytest.mark.parametrize(
    ("language", "title", "middle"),
    [
        ("", "Main grant: dollars by fiscal year", "2026: $120,000; 2027: $110,000 (Estimate"),
        ("es/", "Subvención principal: dólares por año fiscal", "2027: $110,000 (Estimada"),
    ],
)
def test_the_chart_says_in_words_what_it_draws_and_where_the_data_are(
    site: Site, language: str, title: str, middle: str
) -> None:
    page = read(site, f"{language}towns/ashby.html")
    assert select(page, "#chart-1") == [title]
    assert middle in select(page, "#chart-1-d")[0]
    bars = page.select("svg.chart rect")
    assert [attribute(bar, "width") for bar in bars] == ["125", "150", "137"]
    assert [bar["class"] for bar in bars] == [["fill"], ["fill"], ["hollow"]]
    assert page.select('a[href$="data/grants.csv"]') != []


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("towns/ashby.html", "the town's pupils in that fiscal year: 2025, 2027."),
        ("towns/banado.html", "the town's pupils in that fiscal year: 2026, 2027."),
        ("es/towns/ashby.html", "estudiantes del pueblo en ese año fiscal: 2025, 2027."),
    ],
)
def test_a_year_without_pupils_says_why_it_has_no_amount_per_pupil(
    site: Site, path: str, sentence: str
) -> None:
    assert sentence in words(read(site, path))


def test_where_the_pupils_of_every_year_are_known_nothing_is_missing(repository: Path) -> None:
    money = made_up_towns()
    counted = tuple(replace(row, pupils=7) for row in money.grants)
    site = rendered(made_up_edition(money=replace(money, grants=counted)), repository)
    assert "No amount per pupil" not in words(read(site, "towns/ashby.html"))


@pytest.mark.parametrize("path", ["towns/ashby.html", "towns/index.html"])
def test_years_that_are_not_compared_say_why(site: Site, path: str) -> None:
    text = words(read(site, path))
    assert "because the record has no budget line of that fiscal year here: 2026." in text
    assert "because the record does not have the amount of every town: 2025." in text
    assert "año fiscal: 2026." in words(read(site, f"es/{path}"))


def test_where_every_year_is_compared_no_year_is_left(repository: Path) -> None:
    money = made_up_towns()
    last = tuple(row for row in money.grants if row.fiscal_year == 2027 and row.program == "main")
    site = rendered(made_up_edition(money=replace(money, grants=last)), repository)
    for path in ("towns/ashby.html", "towns/index.html"):
        assert "Not compared" not in words(read(site, path))


def test_a_single_year_is_no_chart(site: Site) -> None:
    page = read(site, "towns/corner.html")
    assert select(page, "section[aria-labelledby=money] h3")[:2] == ["Extra grant", "Main grant"]
    assert [chart["aria-labelledby"] for chart in page.select("svg.chart")] == ["chart-2 chart-2-d"]


def test_the_sum_over_all_towns_stands_beside_the_budget_line_with_every_difference(
    site: Site,
) -> None:
    text = words(read(site, "towns/ashby.html"))
    assert (
        "Main grant, fiscal year 2027: the amounts of all 4 towns add up to $9,612,007. The budget "
        "line that pays this grant is “School Equalization Grants”." in text
    )
    items = select(read(site, "towns/ashby.html"), "section[aria-labelledby=money] li")
    assert items == [
        "The Governor's bill: $9,612,000 (Paper of governor). The towns add up to $7 more.",
        "The committee's bill: $9,612,007. The towns add up to exactly that.",
        "The law: $9,613,007 (Paper of enacted). The towns add up to $1,000 less.",
    ]
    assert "so this page cannot say why." in text
    assert "por eso esta página no puede decir por qué." in words(read(site, "es/towns/ashby.html"))


def test_where_nothing_differs_the_page_speaks_of_no_difference(repository: Path) -> None:
    money = made_up_towns()
    (line,) = money.budget_lines
    same = replace(line, governor_dollars=None, enacted_dollars=None)
    site = rendered(made_up_edition(money=replace(money, budget_lines=(same,))), repository)
    for path in ("towns/ashby.html", "towns/index.html"):
        assert "The towns add up to exactly that." in words(read(site, path))
        assert "cannot say why" not in words(read(site, path))


def test_the_list_of_towns_has_the_sum_of_every_year_and_says_which_lacks_towns(
    site: Site,
) -> None:
    assert rows(read(site, "towns/index.html"), "table")[1:] == [
        ["2025", "$102,000", "The source does not say 3 of 4 towns have an amount in the record"],
        ["2026", "$9,122,000", "Final"],
        ["2027", "$9,612,007", "Estimate, made in advance"],
    ]


# ---------------------------------------------------------------- context, never credit


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_about_money_names_a_legislator_and_all_of_it_is_called_context(
    site: Site, language: str
) -> None:
    called = {"": "Context, neither credit nor blame", "es/": "contexto, no mérito ni culpa"}
    sections = [
        (path, section)
        for path in page_paths(site)
        if path.startswith(f"{language}towns/") or path.startswith(f"{language}legislators/")
        for section in read(site, path).select(
            "section[aria-labelledby=money], section[aria-labelledby=towns]"
        )
    ]
    assert len(sections) == len(NAMES) + sum(member.in_office for member in MEMBERS)
    for path, section in sections:
        text = words(section)
        assert called[language] in text, path
        assert [m.name for m in MEMBERS if m.family in text or m.name in text] == [], path


def test_a_legislators_page_has_the_towns_with_share_and_two_fiscal_years(site: Site) -> None:
    page = read(site, HAL)
    assert select(page, "section[aria-labelledby=towns] caption") == [
        "Extra grant", "Main grant fiscal year 2027 is an estimate",
    ]  # fmt: skip
    assert rows(page, "section[aria-labelledby=towns] table:nth-of-type(2)") == [
        ["Bañado share not known", "$9,000,000", "$9,500,000"],
        ["Corner the whole town", "$2,000", "$2,000"],
    ]
    assert "Each amount is that of the whole town" in words(page)
    assert page.select("section[aria-labelledby=towns] a")[0]["href"] == "../towns/banado.html"
    assert read(site, FLOR).select("#towns") == []


# ---------------------------------------------------------------- sources, escaping, nothing at all


def test_every_source_has_its_address_its_day_and_its_hash(site: Site) -> None:
    items = read(site, "towns/banado.html").select("section[aria-labelledby=sources] li")
    assert [words(item.select("a")[0]) for item in items] == [
        "Town", "Districts of the House", "Districts of the Senate", "Main grant",
    ]  # fmt: skip
    for item in items:
        assert attribute(item.select("a")[0], "href").startswith("https://example.org/")
        assert "Fetched July 1, 2026." in words(item)
        assert "6c" * 32 in words(item)


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("", "Main grant As compiled by Some people; written into the project's own table of",
         "The official document, which was not read itself, is at https://example.org/grants.xlsx"),
        ("es/", "Subvención principal Según la recopilación de Unas personas; pasada a la tabla",
         "que no se leyó directamente, está en https://example.org/grants.xlsx"),
    ],
)  # fmt: skip
def test_a_table_that_others_compiled_says_who_and_does_not_claim_the_document(
    repository: Path, language: str, first: str, last: str
) -> None:
    site = rendered(compiled_edition(), repository)
    item = source_items(site, f"{language}towns/banado.html")[-1]
    text = " ".join(item.get_text().split())
    assert text.startswith(first)
    assert last in text
    assert "Transcri" not in text
    assert [attribute(link, "href") for link in item.select("a")] == [
        "https://example.org/compiled", "https://example.org/grants.xlsx",
    ]  # fmt: skip


def test_a_document_of_the_same_source_that_nobody_compiled_was_transcribed_itself(
    repository: Path,
) -> None:
    town, *_rest = source_items(rendered(compiled_edition(), repository), "towns/banado.html")
    assert "Transcribed from that document" in words(town)
    assert "compiled" not in words(town)


def test_a_document_that_was_fetched_was_read_whatever_the_tables_follow(
    repository: Path,
) -> None:
    site = rendered(compiled_edition(transcribed=False), repository)
    item = source_items(site, "towns/banado.html")[-1]
    assert words(item).startswith("Main grant Fetched July 1, 2026.")


def test_an_odd_address_of_a_compilation_is_no_link(repository: Path) -> None:
    site = rendered(compiled_edition(url="javascript:alert(1)"), repository)
    item = source_items(site, "towns/banado.html")[-1]
    assert "Some people" in words(item)
    assert [attribute(a, "href") for a in item.select("a")] == ["https://example.org/grants.xlsx"]


def source_items(site: Site, path: str) -> list[Tag]:
    return list(read(site, path).select("section[aria-labelledby=sources] li"))


def compiled_edition(
    *, transcribed: bool = True, url: str = "https://example.org/compiled"
) -> Edition:
    """Every table is the project's own, and that of the grants follows a compilation."""
    money = made_up_towns()
    about = made_up_about()
    compilation = Compilation(
        address="https://example.org/grants.xlsx",
        by=Text("Some people", "Unas personas"),
        url=url,
        title=Text("Grants", "Subvenciones"),
        licence=Text("CC BY 4.0", "CC BY 4.0"),
    )
    card = replace(about.sources[0], source_id="us_xx/towns", compiled=(compilation,))

    def own(provenance: Provenance) -> Provenance:
        return replace(provenance, transcribed=transcribed)

    facts = replace(
        made_up_facts(),
        money=replace(
            money,
            towns=tuple(replace(row, provenance=own(row.provenance)) for row in money.towns),
            grants=tuple(replace(row, provenance=own(row.provenance)) for row in money.grants),
        ),
    )
    return build_edition(
        facts=facts,
        scored=made_up_scored(),
        about=replace(about, sources=(*about.sources, card)),
    )


def test_a_name_is_text_and_an_odd_address_no_link(repository: Path) -> None:
    money = made_up_towns()
    odd = tuple(
        replace(row, provenance=replace(row.provenance, source_url="javascript:alert(1)"))
        for row in money.grants
    )
    lines = tuple(replace(row, document_url="javascript:alert(1)") for row in money.lines)
    edition = made_up_edition(money=replace(money, grants=odd, lines=lines))
    site = rendered(edition, repository)
    for path in page_paths(site):
        body = site[path].decode("utf-8")
        assert 'href="javascript:' not in body
        assert "<Moor>" not in body
    assert "Dale &amp; &lt;Moor&gt;" in site["towns/dale-moor.html"].decode("utf-8")


def test_without_towns_nothing_is_said_of_them(repository: Path) -> None:
    site = rendered(made_up_edition(), repository)
    assert [path for path in site if "towns" in path] == []
    for path in (ALMA, "index.html", "es/data.html"):
        page = read(site, path)
        assert page.select('a[href*="towns"]') == []
        assert page.select("#towns") == []


def test_towns_without_grants_and_districts_have_a_page_without_money(repository: Path) -> None:
    money = replace(made_up_towns(), grants=(), town_districts=())
    site = rendered(made_up_edition(money=money), repository)
    page = read(site, "es/towns/ashby.html")
    assert page.select("#money") == []
    assert words(page).count("El registro no dice en qué distritos de esta cámara está Ashby.") == 2
    assert read(site, "towns/index.html").select("#together") == []
