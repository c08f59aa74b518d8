partners-title = Wie zijn mogelijke partners?
partners-question = Wie zijn mogelijke partners voor { $name }?
partners-profile-question = Wie past bij uw organisatie?
partners-of = Voor wie zoekt u partners?
partners-lever = Rond welke hefboom? (mag leeg blijven)
partners-any-lever = Zoek los van deze hefboom
partners-lever-actors = Van deze hefboom bekend:
partners-other-levers = Zoek rond een hefboom waarvan wel iemand bekend is
partners-found-one = Het best past { $last }.
partners-found-all = Het best passen { $names } en { $last }.
partners-found = { $more ->
    [one] Het best passen { $names } en nog één andere.
   *[other] Het best passen { $names } en nog { $more } andere.
}
partners-nobody = Met wat u opgaf, vonden we niemand. Dat zegt iets over onze bronnen, niet over wie er bestaat. Geef een streek, een thema of een bekende op.
partners-method = Voorgesteld wordt wie nog geen band heeft en met wie men kan samenwerken: geen werkgroep of platform, en niemand die niet meer bestaat. Elke reden krijgt een deel van het totaal. Zelfde contacten: voor elk gedeeld contact 1 gedeeld door de natuurlijke logaritme van het aantal banden van dat contact, zodat wie iedereen kent, minder weegt. Zelfde hefboom: 0,5 per hefboom. Vult aan: 0,4. Zelfde streek, sector of thema: tot 0,3, of 0,4 via een band. Zelfde groep: 0,2. Dichtbij: 0,3 gedeeld door het aantal stappen, tot vier stappen. De delen zijn afgerond.
partner = Mogelijke partner
partners-table = Alle voorstellen naast elkaar, per reden
reasons = Waarom
reasons-total = samen
reasons-sum = Samen
reason-common = Zelfde contacten
reason-lever = Zelfde hefboom
reason-complement = Vult aan
reason-tag = Zelfde streek, sector of thema
reason-group = Zelfde groep
reason-near = Dichtbij
partner-way = De weg erheen:
partner-way-steps = { $count ->
    [one] { $count } stap, met de bronnen
   *[other] { $count } stappen, met de bronnen
}
partner-no-way = Een weg erheen is niet bekend.
profile-title = Staat uw organisatie er niet in? Beschrijf ze
profile-hint = Vul in wat u weet; elk antwoord telt meteen mee. Er wordt niets bewaard.
profile-kind = Wat is ze?
profile-any-kind = zegt u liever niet
profile-levers = Aan welke hefbomen werkt ze?
profile-ties = Met wie heeft ze al een band?
profile-regions = In welke streek?
profile-sectors = In welke sector?
profile-themes = Rond welk thema?
stand-in = { $name } is geen partij met wie men zelf aan tafel zit ({ $kind }): spreek iemand aan die het trekt of eraan deelneemt.
contacts-title = Wie zou wie moeten leren kennen?
contacts-question-all = Welk nieuw contact brengt iedereen het meest dichter bij elkaar?
contacts-question-few = Welk nieuw contact brengt deze partijen het meest dichter bij elkaar?
contacts-among = Onder wie? (laat leeg voor alle actoren)
contacts-one-more = Noem er nog minstens één.
contacts-none = We vonden geen nieuw contact: wie hier meetelt, heeft al een rechtstreekse band met elkaar.
contacts-not-known = Of ze elkaar toch al kennen, is niet bekend: we tellen alleen banden waarvoor we een bron vonden.
contacts-method = Elk paar dat nog geen band heeft, is uitgeprobeerd: hoeveel stappen liggen alle partijen gemiddeld uit elkaar, nu en met die ene band erbij? Wie nu geen weg naar elkaar heeft, telt als één stap verder dan de verste twee. Het paar waarbij het gemiddelde het meest daalt, staat eerst.
contacts-shorter = De wegen worden gemiddeld { $percent } % korter.
contacts-between = Wat is nu bekend tussen deze twee?
contacts-way = Via wie raken ze nu bij elkaar?
contacts-table = Alle nieuwe contacten naast elkaar
contacts-one = De een
contacts-other = De ander
contacts-hops = Stappen nu
contacts-percent = Wegen korter, in %
contacts-no-way = geen weg
table-title = Wie zet u rond de tafel?
table-lever = Alleen wie aan deze hefboom werkt (mag leeg blijven)
table-included = Wie is al uitgenodigd? (mag leeg blijven)
table-any-lever = Zoek los van deze hefboom
table-method = Gezocht is het kleinste gezelschap waarin elke groep iemand heeft met een band: een lid, of wie een band heeft met een lid. Wie los staat, telt niet als groep. Zijn er meer even kleine gezelschappen, dan krijgt dat met de minste programma’s en partnerschappen voorrang. Met een hefboom worden alleen partijen voorgesteld die daaraan werken, hem trekken of willen meewerken.
table-partial = Misschien volstaat een kleiner gezelschap: de zoektocht is afgebroken.
table-list = Uitnodigingslijst
table-who = Wie
table-state = Uitnodiging
table-already = al uitgenodigd
table-proposed = voorstel
table-touches = Brengt deze groepen in
table-contact = Contact
table-no-contact = niet bekend
table-basis = { $count ->
    [one] { $count } band waarop dit steunt
   *[other] { $count } banden waarop dit steunt
}
table-keep = Zet { $name } vast op de lijst
table-leave-out = Haal { $name } van de lijst
table-unheard = { $count ->
    [one] Eén groep zit niet mee aan tafel
   *[other] { $count } groepen zitten niet mee aan tafel
}
table-unheard-advice = Nodig er iemand uit die groep bij uit: zet die bij “al uitgenodigd”, en de rest van de lijst past zich aan.
contacts-what-if = Wat als zij samenwerkten?
