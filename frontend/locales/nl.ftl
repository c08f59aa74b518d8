skip = Naar de inhoud
nav = Hoofdmenu
nav-start = Start
nav-way = Weg zoeken
nav-network = Netwerk
nav-groups = Groepen
nav-levers = Hefbomen
nav-gaps = Gaten
nav-coverage = Wie werkt aan wat
nav-changes = Wat veranderde
nav-about = Over de gegevens
other-language = English
loading = Even geduld, het antwoord komt eraan.
try-again = Probeer opnieuw
failed-offline = De dienst is niet bereikbaar
failed-offline-advice = Kijk of Schakel nog draait en of u verbinding hebt. Probeer het dan opnieuw.
failed-not-found = Dat is niet gevonden
failed-not-found-advice = Misschien staat het niet in de gegevens, of valt het buiten wat u meetelt.
failed-bad-input = Met deze vraag klopt iets niet
failed-bad-input-advice = Pas de vraag aan en probeer het opnieuw.
failed-busy = Dit duurde te lang
failed-busy-advice = De vraag is zwaar of het is druk. Vraag minder stappen, of probeer het straks opnieuw.
failed-refused = De dienst geeft hier geen antwoord op
failed-refused-advice = Pas de vraag aan, of begin opnieuw vanaf de start.
failed-broken = Er ging iets mis bij de dienst
failed-broken-advice = Dat ligt niet aan u. Probeer het opnieuw.
steps = { $count ->
    [one] { $count } stap
   *[other] { $count } stappen
}
title-partners = Partners
title-contacts = Nieuwe contacten
title-table = Rondetafel
month-01 = januari
month-02 = februari
month-03 = maart
month-04 = april
month-05 = mei
month-06 = juni
month-07 = juli
month-08 = augustus
month-09 = september
month-10 = oktober
month-11 = november
month-12 = december
period-since = sinds { $from }
period-until = tot { $to }
period-between = { $from } tot { $to }
sure-high = zeker
sure-medium = vrij zeker
sure-low = onzeker
undated = zonder datum
unsourced = Zonder bron: hier is geen bewijs voor opgegeven.
checked-on = Nagekeken op { $date }.
source-period = Volgens deze bron: { $period }.
copy-with-sources = Kopieer met bronnen
print = Druk af
copied = Gekopieerd.
not-copied = Kopiëren lukte niet. Selecteer de tekst en kopieer ze zelf.
note-sources = Bronnen
note-view = Meegeteld: { $view }.
note-made = Opgemaakt met Schakel op { $date } ({ $origin }).
computed = Hoe is dit berekend?
as-graphql = Toon als GraphQL
open-console = Open de GraphQL-console
origin = Gegevens: { $dataset }, revisie { $revision }, blik { $view }. Dezelfde drie geven altijd hetzelfde antwoord.
no-suggestion = Niets gevonden. Probeer een andere naam of een afkorting.
view-title = Wat telt mee
view-all = alles wat bekend is, zonder het forum en de koepels als tussenstap
view-as-of = toestand op { $date }
view-as-of-hint = Een jaar, maand of dag: 2024, 2024-05 of 2024-05-06.
view-as-of-wrong = Dit is geen datum. Schrijf 2024, 2024-05 of 2024-05-06.
view-sure-high = alleen zekere bronnen
view-sure-medium = zonder onzekere bronnen
view-context = het forum en de koepels tellen mee
view-not-levers = geen wegen over hefbomen
view-kinds = { $count ->
    [one] alleen { $count } soort
   *[other] alleen { $count } soorten
}
view-relations = { $count ->
    [one] alleen { $count } soort relatie
   *[other] alleen { $count } soorten relaties
}
view-without = { $count ->
    [one] zonder { $count } partij
   *[other] zonder { $count } partijen
}
view-levers = { $count ->
    [one] rond { $count } hefboom
   *[other] rond { $count } hefbomen
}
view-tags = { $count ->
    [one] met { $count } label
   *[other] met een van { $count } labels
}
nature-collaboration = samenwerking
nature-table = aan één tafel
nature-money = geld
nature-advice = advies
nature-structure = deel van een geheel of sturing
nature-origin = oprichting
nature-mention = vermelding
nature-lever = hefboom
nature-policy = regel of beslissing
nature-identity = opvolging
step-more = { $count ->
    [one] Nog { $count } relatie tussen deze twee
   *[other] Nog { $count } relaties tussen deze twee
}
island-size = { $count ->
    [one] Een deel van { $count }:
   *[other] Een deel van { $count }:
}
and-more = en nog { $count }
no-way-parts = De delen van het netwerk
best-contact = Dit contact zou de delen het best verbinden:
way-from = Van
way-to = Naar
way-turn = Draai om
way-rank-shortest = Toon de kortste weg eerst
way-rank-strongest = Toon de sterkste weg eerst
ask-label = Stel uw vraag
ask-example = bijvoorbeeld: Via wie kan Herw!n bij VLAIO terecht?
ask-button = Vraag
ask-this = Stel dit als vraag
ask-understood = Begrepen als: { $question }
ask-again = Stel een andere vraag
search-label = Zoek een organisatie, overheid of hefboom
search-example = bijvoorbeeld Herwin, SIF of facilitair
lever = Hefboom
lever-example = bijvoorbeeld jobs en vaardigheden
title-brokers = Schakels
title-measures = Ranglijsten
sources-count = { $count ->
    [0] Zonder bron
    [one] { $count } bron
   *[other] { $count } bronnen
}
missing = “{ $id }” staat niet in wat nu meetelt.
take-away = Haal weg
missing-search = Zoek naar een naam die hierop lijkt
chosen = Gekozen
chosen-add = Voeg iemand toe
chosen-remove = Haal { $name } weg
table-filter = Toon alleen rijen met
table-count = { $shown } van { $all } rijen
table-csv = Download als CSV
table-excel = Download voor Excel
entity-kind = Soort
picture-title = Wie is met wie verbonden?
picture-lead = Waar het forum om draait, en wat dat verbindt: { $shown } van de { $all } namen die we kennen. Wie maar één band heeft, zit in een cijfer zoals +3.
picture-lead-all = Alle { $all } namen die we kennen, met wat hen verbindt.
picture-method = Het beeld toont alles wat nu meetelt, of een kern: waar het om draait, de kortste wegen ertussen, en wie daar het meest mee verbonden is. Wie dicht bij elkaar staat, is meer verbonden; de plaats zelf zegt niets. Dezelfde gegevens geven altijd hetzelfde beeld.
picture-empty = Met wat nu meetelt, blijft er niemand over. Tel meer mee.
picture-show-all = Toon alle { $all }
picture-show-first = Toon alleen de kern
picture-as-text = Als tekst
picture-as-picture = Als beeld
picture-tab-text = In woorden
picture-tab-picture = Beeld
picture-placing = Schikking
picture-placing-ties = Naar hun banden
picture-placing-columns = In kolommen
picture-columns = Van links naar rechts: { $columns }.
picture-column-levers = Hefbomen
picture-column-organisations = Organisaties
picture-column-governments = Overheden
picture-column-context = Evenementen, koepels en teksten
picture-method-columns = In kolommen, van hefbomen over organisaties naar overheden. Binnen een kolom staat wie met elkaar verbonden is zo veel mogelijk op dezelfde hoogte, zodat weinig lijnen elkaar kruisen; hoger of lager zegt verder niets. Dezelfde gegevens geven altijd hetzelfde beeld.
picture-stuck-columns = In die richting staat niemand meer, of niemand met een band.
picture-label = Beeld van het netwerk
picture-keys = Met de pijltjestoetsen gaat u van naam naar naam, met Enter kiest u, met Escape laat u los. Met + en − komt u dichterbij en verder, 0 toont alles.
picture-stuck = In die richting ligt niemand met een band.
picture-nearer = Dichterbij
picture-farther = Verder weg
picture-fit = Alles in beeld
picture-chosen = Gekozen
picture-close = Laat los
picture-more = Wat weten we hierover?
picture-ties = { $count ->
    [one] { $count } band
   *[other] { $count } banden
}
picture-entity = { $name }, { $kind }, { $count ->
    [one] { $count } band
   *[other] { $count } banden
}
picture-legend = Legende
picture-legend-folded = zoveel anderen, die alleen hiermee een band hebben; klik om ze te zien
picture-legend-counted = zoveel banden tussen dezelfde twee
picture-legend-areas = groep: onderling meer verbonden dan met de rest
picture-legend-leaving = valt hier weg
picture-legend-pieces = stuk dat dan los komt van de rest; het nummer staat ook in de lijst
picture-mark-organisation = organisatie
picture-mark-group = werkgroep, programma of platform
picture-mark-government = overheid
picture-mark-lever = hefboom of thema
picture-mark-context = forum, koepel, beleid of publicatie
picture-stroke-sure = zekere band; dikker is sterker
picture-stroke-fair = vrij zekere band
picture-stroke-unsure = onzekere band
picture-stroke-ended = voorbij
picture-stroke-unsure-ended = onzeker, en voorbij
picture-stroke-places = plaatst iemand, is geen samenwerking
picture-twin = Het beeld in woorden
picture-twin-caption = { $count } namen, wie de meeste banden heeft eerst
picture-twin-name = Naam
picture-twin-kind = Soort
picture-twin-ties = Banden met wie hier staat
picture-twin-none = geen, met wie hier staat
picture-twin-fair = vrij zeker
picture-twin-unsure = onzeker
picture-twin-leaves = valt hier weg
picture-twin-ended = voorbij
picture-twin-relations = { $count } keer
picture-twin-folded = { $count ->
    [one] en { $count } ander met alleen deze band
   *[other] en { $count } anderen met alleen deze band
}
meant = Bedoelde u:
tab-answer = Antwoord
source-more = wat steunt hierop?
holds-count = { $actors } actoren, { $levers } hefbomen, { $contexts } evenementen, koepels en teksten, en { $relations } relaties uit { $sources } bronnen.
start-lacks = Wat hier niet in staat
nav-between = Tussen partijen
nav-reach = Dicht bij
nav-what-if = Wat als
edit = Bewerken
sign-in = Aanmelden
sign-in-to-edit = Aanmelden om te bewerken
failed-unknown = Meld u aan
failed-unknown-advice = Uw aanmelding geldt niet (meer), of wie leest moet hier aangemeld zijn.
failed-forbidden = Dat mag u niet
failed-forbidden-advice = Met uw aanmelding kunt u lezen, niet bewerken. Vraag wie de dienst beheert om een sleutel voor een bewerker.
nav-history = Geschiedenis
past = Een eerder netwerk
past-is = Dit is het netwerk na wijziging { $number }
past-title = na wijziging { $number }
past-now = Naar nu
failed-no-revision = Die wijziging bestaat niet
failed-no-revision-advice = Een wijziging { $number } is er niet, dus ook geen netwerk van toen. In de geschiedenis staat welke er wel zijn.
