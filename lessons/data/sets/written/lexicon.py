"""The words of the reviews: what can be judged, what praises and blames it, and what says nothing about it."""

from dataclasses import dataclass


def _list(written: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in written.split(","))


@dataclass(frozen=True)
class Aspect:
    """Things that the same words praise or blame.

    Attributes:
        things: each with its verb: "the story was".
        good, bad: the words that fit these things alone.
    """

    things: tuple[str, ...]
    good: tuple[str, ...]
    bad: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    """What a review can be about.

    Attributes:
        aspects: what is judged; the last one is the whole of it.
        visits: how a neutral sentence begins: "we saw the film".
        places: where that was.
        mishaps: what a praise before it turns into irony; the words that tell so carry a mark.
    """

    aspects: tuple[Aspect, ...]
    visits: tuple[str, ...]
    places: tuple[str, ...]
    mishaps: tuple[str, ...]


MARK = "*"
"""It stands before every word that decides a verdict, until the review is whole."""

GOOD = _list(
    "good, great, wonderful, brilliant, excellent, amazing, fantastic, superb, awesome, lovely, impressive, cool"
)
BAD = _list(
    "bad, terrible, awful, horrible, grim, dreadful, disappointing, lousy, unpleasant, annoying, hopeless, mediocre"
)
"""What fits everything."""
IRONIC = _list("great, wonderful, brilliant, excellent, fantastic, lovely, awesome, cool")
"""What is called out where something goes wrong."""

LIKE = _list("like, love, enjoy, adore")
LIKED = _list("liked, loved, enjoyed, adored")
HATE = _list("hate, dislike")
HATED = _list("hated, disliked")

_FILMS = Topic(
    aspects=(
        Aspect(
            _list("the story was, the plot was, the ending was, the script was"),
            _list("clever, gripping, original, touching"),
            _list("predictable, confusing, shallow, silly"),
        ),
        Aspect(
            _list("the actors were, the jokes were, the songs were, the heroes were"),
            _list("funny, charming, lively, memorable"),
            _list("wooden, stale, dull, lifeless"),
        ),
        Aspect(
            _list("the film was, the movie was, the cartoon was, the comedy was, the thriller was, it was"),
            _list("exciting, thrilling, entertaining, moving"),
            _list("boring, tedious, forgettable, pointless"),
        ),
    ),
    visits=_list("we saw the film, I watched it, we watched it, I saw this one, our class saw it"),
    places=_list(
        "at home, at the cinema near the station, in the old cinema by the river, on the big screen, "
        "on a small laptop, in the front row"
    ),
    mishaps=_list(
        "the sound *broke *down, the *same *joke *again, the picture *froze *twice, I *fell *asleep, "
        "the man behind us *snored"
    ),
)

_GAMES = Topic(
    aspects=(
        Aspect(
            _list("the controls were, the menus were, the updates were"),
            _list("smooth, precise, handy, reliable"),
            _list("clumsy, laggy, buggy, sluggish"),
        ),
        Aspect(
            _list("the graphics were, the maps were, the colours were, the monsters were"),
            _list("beautiful, detailed, stunning, vivid"),
            _list("ugly, blurry, bland, dreary"),
        ),
        Aspect(
            _list("the game was, the level was, the mission was, the puzzle was, the race was, it was"),
            _list("exciting, addictive, fun, thrilling"),
            _list("boring, repetitive, unfair, frustrating"),
        ),
    ),
    visits=_list("I played it, we played it, I tried the game, we finished one world"),
    places=_list(
        "on an old console, on my phone, on the computer in my room, on the bus to school, in the living room, online"
    ),
    mishaps=_list(
        "the game *crashed *again, my save file *vanished, the server *kicked *us *out, "
        "the boss got *stuck *in *a *wall, another *hour *of *loading"
    ),
)

_FOOD = Topic(
    aspects=(
        Aspect(
            _list(
                "the pizza was, the soup was, the burger was, the cake was, the rice was, the noodles were, "
                "the chips were, the pancakes were"
            ),
            _list("delicious, tasty, fresh, crisp"),
            _list("bland, soggy, greasy, stale"),
        ),
        Aspect(
            _list("the waiter was, the cook was, the waiters were, the people there were"),
            _list("friendly, polite, helpful, cheerful"),
            _list("rude, grumpy, careless, unfriendly"),
        ),
        Aspect(
            _list("the café was, the restaurant was, the snack bar was, the canteen was"),
            _list("cosy, clean, bright, welcoming"),
            _list("dirty, noisy, gloomy, smelly"),
        ),
    ),
    visits=_list("we ate there, I had lunch there, we had dinner there, I ordered the menu, we shared a table"),
    places=_list(
        "at the corner of the market, near the library, next to the swimming pool, by the window, out in the garden, "
        "in the town centre"
    ),
    mishaps=_list(
        "my soup came *cold, they *forgot *our *order, a *hair *in *my *rice, we *waited *two *hours, "
        "they *ran *out *of *food"
    ),
)

_TRIPS = Topic(
    aspects=(
        Aspect(
            _list("the hotel was, the campsite was, the room was, the cabin was, the hostel was"),
            _list("cosy, clean, comfortable, charming"),
            _list("dirty, damp, cramped, shabby"),
        ),
        Aspect(
            _list("the beach was, the lake was, the island was, the park was, the views were"),
            _list("beautiful, peaceful, stunning, magical"),
            _list("crowded, ugly, polluted, dreary"),
        ),
        Aspect(
            _list("the trip was, the hike was, the tour was, the museum was, the boat ride was, it was"),
            _list("exciting, relaxing, fun, memorable"),
            _list("boring, exhausting, stressful, tedious"),
        ),
    ),
    visits=_list("we went there, I was there, we stayed there, our group went there, we took the train"),
    places=_list(
        "on the north coast, in the mountains, near the border, two hours from home, behind the harbour, "
        "in a village by the sea"
    ),
    mishaps=_list(
        "our bus *broke *down, it *rained *all *week, they *lost *our *bags, the tent *leaked *again, "
        "we *missed *the *boat"
    ),
)

_SCHOOL = Topic(
    aspects=(
        Aspect(
            _list("the teacher was, the coach was, the speaker was, the guide was"),
            _list("friendly, patient, helpful, inspiring"),
            _list("rude, grumpy, unfair, impatient"),
        ),
        Aspect(
            _list("the tasks were, the handouts were, the slides were, the experiments were"),
            _list("clear, useful, clever, original"),
            _list("confusing, useless, pointless, messy"),
        ),
        Aspect(
            _list("the lesson was, the project was, the workshop was, the concert was, the sports day was, it was"),
            _list("exciting, fun, entertaining, inspiring"),
            _list("boring, tedious, stressful, chaotic"),
        ),
    ),
    visits=_list("we did it, I took part, our class took part, we had it, I joined the group"),
    places=_list(
        "in the gym, in the science room, in the school hall, in room twelve, behind the music block, "
        "on the sports field"
    ),
    mishaps=_list(
        "the projector *failed *again, another *surprise *test, the fire alarm *ruined *it, my group *did *nothing, "
        "we *sat *in *the *rain"
    ),
)

TOPICS = (_FILMS, _GAMES, _FOOD, _TRIPS, _SCHOOL)

COMPANY = _list(
    "alone, with my cousin, with two friends, with the whole family, with my class, with my grandmother, "
    "with my little brother, with people from my team, with our neighbours"
)
TIMES = _list(
    "yesterday, last weekend, on Friday, on Saturday evening, on a rainy Sunday, after school, in the holidays, "
    "for my birthday, in March, at the end of the summer, before the exams, around noon"
)
REASONS = _list(
    "because my brother chose it, because my aunt had a voucher, as it was on the way, since we had the afternoon off, "
    "and took the tram home, and talked about it later, and stayed until eight"
)
ASIDES = _list(
    "it was not my first time, I did not go alone, I had never heard of it, nobody told me about it, we did not "
    "plan it, I am not an expert, it did not take long, I was not in a hurry, we had nothing else to do, it was not "
    "my idea, my parents did not come along, I do not do this often, I never write reviews, my sister paid for it, "
    "this was in the spring, a friend told me about it, we were four people, it is not far from us, there is a "
    "second part, I will not say more, it was my turn to choose, our neighbours came too, it was a Tuesday, we came "
    "by bike, nobody else had time, there was no rush, we had no plan, I did not pay, I am fourteen now, this was "
    "last year, my phone stayed at home, no one knew about it, we never go in winter, it started at five, my dad "
    "drove us, we were nine people, my cousin had tickets, it has nothing to do with school, it was not the first "
    "of its kind, we tossed a coin, I had read about it, not one of us had been there"
)
"""Sentences that say nothing of how it was, many of them with a word of negation."""

OTHERS = _list("my sister, my brother, my best friend, my dad, my mum, my cousin, the whole class, everyone, the radio")
"""Whose verdict does not count."""

TAGS: dict[int, tuple[str, ...]] = {
    1: _list("today, yesterday, tonight"),
    2: _list("this time, last week, that day"),
    3: _list("in the end, in the morning, on that day"),
}
"""What closes a short sentence, by its number of words."""
