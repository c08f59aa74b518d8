way-title = Via wie kan de een bij de ander terecht?
way-question = Via wie kan { $from } bij { $to } terecht?
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
groups-title = Wie hoort bij wie?
groups-sentence = { $groups ->
    [one] Er is { $groups } groep van partijen
   *[other] Er zijn { $groups } groepen van partijen
} die onderling meer verbonden zijn dan met de rest. { $loose ->
    [0] Niemand staat los.
    [one] { $loose } partij staat los: we vonden er geen band mee.
   *[other] { $loose } partijen staan los: we vonden er geen band mee.
}
groups-method = Groepen zijn berekend met de Leiden-methode op wie met wie verbonden is. Dezelfde gegevens geven altijd dezelfde groepen.
groups-loose = Zonder band
groups-all = Alle groepen
groups-table = Wie zet u rond de tafel om elke groep te horen?
group-members = { $count ->
    [one] { $count } lid
   *[other] { $count } leden
}
member = Partij
belonging = Banden binnen de groep
belonging-explained = Van 0 tot 1: het deel van iemands banden dat binnen de groep blijft.
group-marks = Wat hier vaker voorkomt dan elders
group-bridges = Wat deze groep met andere verbindt
group-no-bridges = Niets bekend: deze groep staat los van de rest.
levers-title = Wie werkt aan welke hefboom?
levers-sentence = { $levers } hefbomen, waarvan er { $unnamed } geen gepubliceerde naam hebben. Bij { $known } ervan is iemand bekend.
levers-method = Een actor hoort bij een hefboom als een bron zegt dat hij die trekt, eraan werkt of wil meewerken. Wie alleen samen met een hefboom genoemd wordt, telt niet mee.
levers-no-set = Thema’s zonder reeks
levers-owner = Van:
levers-contact = Meewerken of vragen:
levers-as-table = Toon als tabel: hefbomen en wie eraan werkt
levers-unnamed = { $count ->
    [one] { $count } hefboom waarvan de naam niet gepubliceerd is
   *[other] { $count } hefbomen waarvan de naam niet gepubliceerd is
}
group-everybody = Iedereen
group-themes = Thema’s
group-sectors = Sectoren
group-regions = Plaatsen
group-kinds = Soorten
group-levers = Wie aan deze hefboom werkt
group-organisations = alle organisaties
group-governments = alle overheden
group-all-levers = alle hefbomen
group-all-context = evenementen, koepels en teksten
rests-on = { $count ->
    [one] Waarop dit steunt: { $count } relatie
   *[other] Waarop dit steunt: { $count } relaties
}
figure-sampled = Geschat vanuit { $count } partijen.
brokers-from = Wie verbindt
brokers-to = met
brokers-question = Wie verbindt anderen met elkaar?
brokers-question-from = Wie verbindt “{ $from }” met de rest?
brokers-question-to = Wie verbindt “{ $to }” met de rest?
brokers-question-between = Wie verbindt “{ $from }” met “{ $to }”?
brokers-none = Niemand: tussen deze twee groepen vonden we geen weg die over een ander loopt.
brokers-method = Voor elk paar zoeken we de kortste wegen, en over wie ze lopen. Bij twee gekozen groepen tellen alleen paren met één uit elke groep. Evenementen en koepels zijn geen tussenstap, tenzij u ze meetelt.
brokers-caption = { $count ->
    [one] De enige schakel
   *[other] De { $count } die het meest verbinden
}
brokers-through = Loopt erover
brokers-through-explained = Van 0 tot 1: voor welk deel van de paren van anderen de kortste weg over deze partij loopt. 0 is voor geen enkel paar, 1 voor alle paren.
brokers-through-groups = Van 0 tot 1: voor welk deel van de paren tussen de twee groepen de kortste weg over deze partij loopt. 0 is voor geen enkel paar, 1 voor alle paren.
brokers-pairs = Paren kwijt
brokers-pairs-explained = Hoeveel paren in het hele netwerk geen enkele weg meer naar elkaar hebben zonder deze partij.
brokers-pieces = Stukken
brokers-pieces-explained = In hoeveel stukken het netwerk rond deze partij uiteenvalt zonder haar. 1 wil zeggen: de rest blijft samen.
brokers-groups = Groepen
brokers-groups-explained = Met hoeveel groepen ze een band heeft, de eigen groep meegerekend.
brokers-each = Wat elk van hen verbindt
brokers-ties-into = Banden met:
drop-out-title = Wat als een partij wegvalt?
drop-out-field = Wie valt weg?
drop-out-question = Wat als { $name } wegvalt?
drop-out-ask = Wat als deze partij wegvalt?
drop-out-method = Deze partij wordt met al haar banden weggedacht. Een stuk is wie dan nog een weg naar elkaar heeft; een paar is kwijt als het nu een weg heeft en dan niet meer. Evenementen en koepels zijn geen tussenstap, tenzij u ze meetelt.
drop-out-caution = Opgelet: wie er alleen te staan komt, kan banden hebben die niet in onze bronnen staan.
drop-out-pieces = De { $count } stukken zonder deze partij
drop-out-pairs = { $pairs ->
    [one] { $pairs } paar dat nu een weg naar elkaar heeft, heeft er dan geen meer.
   *[other] { $pairs } paren die nu een weg naar elkaar hebben, hebben er dan geen meer.
}
drop-out-piece = { $count ->
    [one] Alleen:
   *[other] Een stuk van { $count }:
}
drop-out-groups = Groepen die uiteenvallen
drop-out-brokers = Wie verbindt anderen nog?
measures-question = Ranglijst: { $measure }
measures-field = Toon een andere ranglijst
measures-method = De formule komt uit { $source }. Het cijfer is berekend op wie met wie verbonden is in wat nu meetelt; gelijke cijfers staan op volgorde van hun kenmerk in de gegevens.
measures-unit = Geteld in
measures-how-exact = Hoe precies
measures-exact = Exact berekend, op alle banden die meetellen.
measures-margin = Geschat vanuit { $count } partijen: in 95 van de 100 gevallen ligt het echte cijfer hoogstens { $margin } hoger of lager.
measures-partial = De berekening is afgebroken omdat ze te lang duurde. De cijfers zijn van wat tot dan gedaan was.
measures-source = Beschreven in
measures-rank = Plaats
measures-caption = { $count ->
    [one] Het hoogste cijfer
   *[other] De { $count } hoogste cijfers
}
