"""The sentences for what does not add up about towns, their districts and their grants.

Part of `sentences`, which tells them in both languages. {event} is the town, or the grant.
"""

from collections.abc import Mapping

from reportcard.language import N_

TOWN_SENTENCES: Mapping[str, str] = {
    "town_twice": N_(
        "{event}: a number has two names, or a name two numbers ({a}); these towns are left out."
    ),
    "town_parts": N_(
        "{event}: the parts in its districts make {a} people, but the town has {b}. How many live "
        "in each district is left out."
    ),
    "town_parts_open": N_(
        "{event}: only some of its parts are counted ({a} people of {b}). How many live in each "
        "district is left out."
    ),
    "town_lists": N_(
        "{event}: one list names the districts {a}, another names {b}. All of them are shown, "
        "without how many people live in each."
    ),
    "town_lists_counted": N_(
        "{event}: the districts {a} add up to the whole town and are shown; another list names {b}."
    ),
    "district_unknown": N_(
        "{event}: the chamber has no district {a} (there are {b}); it is left out."
    ),
    "town_unknown": N_("No town with the number {a} is known; what was read of it is left out."),
    "towns_missing": N_(
        "What was read of {a} towns is left out, because no list of towns is there: collect the "
        "source of towns as well."
    ),
    "districts_empty": N_("{event}: no town is known for these districts: {a}."),
    "town_no_district": N_("{event}: no district is known for this town (plan {a})."),
    "place_lists": N_(
        "{event}: the sources put this place in different towns, by their numbers {a}; none is "
        "shown."
    ),
    "place_no_town": N_(
        "No town with the number {b} is known; the {a} villages and ZIP codes that lie in it are "
        "left out."
    ),
    "shapes_missing": N_(
        "{event}: the map of the districts of {a} has no outline of {b}, so the map is left out."
    ),
    "shapes_unknown": N_(
        "{event}: the map of the districts of {a} has outlines of {b}, but there are {c} "
        "districts; the map is left out."
    ),
    "grant_twice": N_(
        "{event}: for fiscal year {c} the sources of one day give {a} and {b} dollars; the amount "
        "is left out."
    ),
    "grant_no_program": N_(
        "{event}: nobody has described this grant; {a} amounts of it are left out."
    ),
    "grant_towns": N_(
        "{event}: for fiscal year {c} there are amounts of {a} towns of {b}, so their sum is not "
        "that of the state."
    ),
    "pupils_twice": N_(
        "{event}: for the school year that ended in {c} there are two counts of pupils, {a} and "
        "{b}; no sum for each pupil is shown."
    ),
}
