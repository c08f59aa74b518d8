skip = Naar de inhoud
nav = Hoofdmenu
nav-start = Start
nav-way = Weg zoeken
nav-network = Netwerk
nav-groups = Groepen
nav-levers = Hefbomen
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
start-title = Wie kent wie rond impactgericht ondernemen?
start-answered = Al beantwoord
start-lacks = Wat hier niet in staat
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
view-as-of-field = Toestand op
view-as-of-hint = Een jaar, maand of dag: 2024, 2024-05 of 2024-05-06.
view-as-of-wrong = Dit is geen datum. Schrijf 2024, 2024-05 of 2024-05-06.
view-sure-field = Hoe zeker
view-sure-all = Alle bronnen
view-sure-high = alleen zekere bronnen
view-sure-high-option = Alleen zekere bronnen
view-sure-medium = zonder onzekere bronnen
view-sure-medium-option = Zonder onzekere bronnen
view-context = het forum en de koepels tellen mee
view-context-field = Tel het forum en de koepels mee
view-through-levers = Wegen mogen over hefbomen lopen
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
view-kinds-field = Alleen deze soorten partijen
view-relations-field = Alleen deze soorten relaties
view-clear = Tel weer alles mee
view-count = Zo tellen { $relations } relaties mee, tussen { $actors } actoren, { $levers } hefbomen en { $contexts } evenementen, koepels en teksten.
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
way-title = Via wie kan de een bij de ander terecht?
way-question = Via wie kan { $from } bij { $to } terecht?
way-from = Van
way-to = Naar
way-turn = Draai om
way-rank-shortest = Toon de kortste weg eerst
way-rank-strongest = Toon de sterkste weg eerst
way-method-shortest = De weg met de minste stappen staat eerst; bij gelijke lengte de sterkste. Een stap is sterker naarmate de band meer inhoudt en de bron zekerder is; een band die voorbij is, telt half.
way-method-strongest = De sterkste weg staat eerst. De sterkte van een weg is het product van zijn stappen. Een stap is sterker naarmate de band meer inhoudt en de bron zekerder is; een band die voorbij is, telt half.
way-steps = Stap voor stap
way-weakest = De zwakste schakel:
way-others = Andere wegen
partial = De zoektocht is afgebroken omdat hij te lang duurde. Er kunnen nog andere wegen zijn.
beside-with = Met het forum en de koepels erbij
beside-without = Zonder het forum en de koepels
beside-show = Toon dit antwoord
between-question = Wat is bekend tussen { $names }?
between-method = Per paar: de relaties die de twee zelf met elkaar hebben, de kortste weg, en waar ze allebei waren.
between-meetings = Allebei in verband met:
between-way = { $count ->
    [one] De weg, { $count } stap
   *[other] De weg, { $count } stappen
}
between-all-ways = Toon alle wegen
unknown-title = Deze bladzijde bestaat niet
unknown-advice = Kijk het adres na, of begin opnieuw.
search-label = Zoek een organisatie, overheid of hefboom
search-example = bijvoorbeeld Herwin, SIF of facilitair
lever = Hefboom
lever-example = bijvoorbeeld jobs en vaardigheden
start-ask = Stel zelf een vraag
start-ask-way = Via wie kan de een bij de ander terecht?
start-ask-lever = Wie werkt aan deze hefboom?
start-ask-picture = Bekijk het netwerk als beeld
start-ask-groups = Wie hoort bij wie? Bekijk de groepen
start-ask-levers = Bekijk alle hefbomen
start-holds = Wat in dit netwerk staat
holds-count = { $actors } actoren, { $levers } hefbomen, { $contexts } evenementen, koepels en teksten, en { $relations } relaties uit { $sources } bronnen.
holds-more = Over de gegevens
