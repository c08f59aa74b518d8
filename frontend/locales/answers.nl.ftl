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
