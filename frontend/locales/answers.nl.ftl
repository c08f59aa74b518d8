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
brokers-overall-first = In het hele netwerk: { $sentence }
brokers-alone-first = Alleen tussen de twee groepen: { $sentence }
brokers-overall = In het hele netwerk
brokers-alone = Alleen tussen de twee groepen
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
drop-out-piece-number = stuk { $number }
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
between-title = Wat is bekend tussen partijen?
between-two = Kies twee partijen of meer. Van twee tot zes staat ook elk paar apart.
between-many = Wat is bekend tussen deze { $count } partijen?
ties-title = Het kleinste netwerk dat hen verbindt
ties-method = Het kleinste netwerk telt zo weinig mogelijk banden; bij evenveel banden telt het sterkste. Langs het forum en de koepels loopt het niet, tenzij u die meetelt.
ties-exact = Met minder banden kan het zeker niet.
ties-not-exact = Misschien kan het met minder banden: dat zochten we niet tot het einde uit.
ties-unreached = Niet mee verbonden, want er is geen weg bekend:
reach-title = Wie zit dicht bij een partij?
reach-from = Bij wie
reach-more-from = Ook bij (hoogstens { $max } partijen samen)
reach-steps = In hoogstens
reach-heading = Langs welke banden
reach-any = Alle banden
reach-in = Wie iets doet voor { $count ->
    [one] deze partij
   *[other] deze partijen
}
reach-out = Voor wie { $count ->
    [one] deze partij iets doet
   *[other] deze partijen iets doen
}
reach-question-any = Wie zit in hoogstens { $steps } bij { $name }?
reach-question-in = Wie financiert, adviseert of vormt { $name }, en langs wie?
reach-question-out = Wie bereikt { $name } met geld, advies of lidmaatschap, en langs wie?
reach-question-out-several = Wie bereiken { $name } met geld, advies of lidmaatschap, en langs wie?
reach-and = { $first } en { $last }
reach-several = In hoogstens { $steps } vonden we { $each }.
reach-several-chains = In hoogstens { $steps } vonden we { $each }. Zo'n keten loopt bijvoorbeeld over geld, advies, oprichting, lidmaatschap of beheer.
reach-each-any = { $count ->
    [0] niemand bij { $name }
    [one] één ander bij { $name }
   *[other] { $count } anderen bij { $name }
}
reach-each-in = { $count ->
    [0] niemand van wie een keten naar { $name } loopt
    [one] één ander van wie een keten naar { $name } loopt
   *[other] { $count } anderen van wie een keten naar { $name } loopt
}
reach-each-out = { $count ->
    [0] niemand naar wie een keten van { $name } loopt
    [one] één ander naar wie een keten van { $name } loopt
   *[other] { $count } anderen naar wie een keten van { $name } loopt
}
reach-sentence-any = { $count ->
    [0] Niemand: bij { $name } vonden we geen enkele band met iemand anders.
    [one] Bij { $name } zit één ander, in hoogstens { $steps }.
   *[other] Bij { $name } zitten { $count } anderen, in hoogstens { $steps }.
}
reach-sentence-in = { $count ->
    [0] Niet bekend: we vonden niemand van wie een band naar { $name } loopt.
    [one] Van één ander loopt een keten naar { $name }, in hoogstens { $steps }: die geeft bijvoorbeeld geld of advies, richtte mee op, is lid of beheert.
   *[other] Van { $count } anderen loopt een keten naar { $name }, in hoogstens { $steps }: wie bijvoorbeeld geld of advies geeft, mee oprichtte, lid is of beheert, en wie daar weer achter zit.
}
reach-sentence-out = { $count ->
    [0] Niet bekend: we vonden niemand naar wie een band van { $name } loopt.
    [one] Van { $name } loopt een keten naar één ander, in hoogstens { $steps }: bijvoorbeeld door geld, advies, oprichting, lidmaatschap of beheer.
   *[other] Van { $name } loopt een keten naar { $count } anderen, in hoogstens { $steps }: bijvoorbeeld door geld, advies, oprichting, lidmaatschap of beheer, en van daar verder.
}
reach-only = Alleen wie hoort bij
reach-only-group = Het gaat alleen om “{ $group }”; de weg mag over anderen lopen.
reach-only-nobody = Niemand: we vonden niemand in hoogstens { $steps } bij { $name }.
reach-method = Per partij staat de beste weg: die met de minste stappen, en bij gelijke lengte de sterkste. Gaat het om een richting, dan tellen alleen ketens waarin elke band dezelfde kant uit loopt.
reach-caption = { $shown } van { $all }, wie het dichtst zit eerst
reach-caption-several = { $shown } van { $all }, per partij wie het dichtst zit eerst
reach-start-any = Bij
reach-start-in = Voor
reach-start-out = Van
reach-all-of = Bekijk alle { $count } van { $name }
reach-hops = Stappen
reach-way = De beste weg
reach-more = Toon er meer
what-if-title = Wat als er iets verandert?
what-if-lead = Voeg een band toe, of laat een band of een partij weg, en zie wat er dan anders is. Er wordt niets bewaard: alles staat alleen in het adres van deze bladzijde.
what-if-stored = De veranderingen staan alleen in het adres van deze bladzijde: wie dat krijgt, ziet dezelfde veronderstelling.
what-if-method = Het netwerk van nu is vergeleken met hetzelfde netwerk na de veranderingen samen; hun volgorde telt niet. Een band die u toevoegt, heeft geen bron en telt als onzeker. Stappen en paren zijn geteld zonder het forum en de koepels, tenzij u die meetelt.
what-if-figures = Nu, en met de veranderingen
what-if-before = Nu
what-if-after = Met de veranderingen
what-if-parts = Delen van het netwerk zonder band met elkaar
what-if-pairs = Paren die elkaar langs een weg kunnen bereiken
what-if-mean = Stappen tussen zo’n paar, gemiddeld
what-if-levers = Hefbomen waarbij niemand bekend is
what-if-way = De kortste weg tussen deze twee
not-measured = niet berekend
supposed-title = Stel dat
supposed-none = Begin opnieuw, zonder veranderingen
change-added = Erbij: { $source } { $kind } { $target }.
change-without = Weg: { $what }.
change-without-tie = Weg, deze band: { $what }
change-undo = Maak ongedaan
add-title = Een band erbij
add-from = Wie
add-kind = Welke band
add-to = Met wie
add-do = Voeg deze band toe
add-lacks = Kies twee verschillende partijen.
remove-title = Een band of een partij weg
remove-of = Van wie
remove-party = Laat { $name } helemaal weg
remove-tie = Laat deze band weg
