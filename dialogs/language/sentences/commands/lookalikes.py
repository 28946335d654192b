"""Words that look like a mistyped word of a command, and are words of their own.

"Stoelen" is no "stolen" and "voordeur" no "voorkeur". What only has another ending ("wijziging")
is not among them: it means the same.

Source:
    Found by mending the 25,000 most frequent Dutch and 12,000 English words (wordfreq 3,
    R. Speer, 2022) with our own words.
"""

from typing import Final

from dialogs.language.moments.lexicon.fillers import set_of

LOOKALIKES: Final = set_of(
    """
    aanbevelen aandelen aandringen aangelegd aangesloten aangesproken aangesteld aangevuld
    aangewend aanhoren aanklagen aankleden aanleiding aanleren aanmerking aanpakken aanraden
    aanraken aanslagen aanspraak aanspraken aanspreken aantallen aantasten aanvallen aanvaller
    aanvielen aanvoelen aanwenden aanwezigheid achttien acres acteren activeren actrices aders
    advise afgeblazen afgebrand afgebroken afgelegd afgeleid afgelopen afgeschoten afgeslagen
    afgrond afkicken afleggen afleiden afleveren afspelen aftellen aftreden aftrekken afvragen
    afweging afwerken afwijken afzetten agrarisch ahmad aires aktie alain algehele allies andre
    anger anker archieven archipel archives arriveren auction avoid baard ballen bannen beach
    beard bedekken bedenken bedenkt bedienen bedriegen began begonnen begun behaarde beilen
    bejaarde bekenden bekennen beker bekeren bekken bekleden belegerd belgen belicht belichten
    benin beperken beperking berecht berechten bereiken bereken berekend berend berijden berucht
    beruchte bespaard besparen bespelen bespraken besteedt besteld bestelde bestreden betekend
    betekent betonnen betreffen betreuren betrok bevallen bevechten bever bevinden bevindingen
    bevrijden bewaken bewapend beweren bewerken bewijzen bezetter bezochten bezoeken bezwaar
    bezwaren bijdrage billen binnenkomst bitter bleek bleken blijkt bling boeien boeren boeten
    boeven bollen bonnen boord boring boter brachten braun break breath brein breken breuk brian
    broek broeken bruin butter cakes cares causes caves centrale chance chantage charge cheek
    cheeks chick chicken chickens choosing chose chuck clone clothing coding commanders compacte
    compelled compete complement composer concealed constant consulaat consultant consument
    contant content contents contract contracts contrast coping crematie crises crossing
    cursussen dacht daden daken dalen damen dampen danken dansje daten decay deden deelname
    deelnamen deken dekken denen dezen ditch doelen donut doodgaan doorgegaan doorgegeven
    doorgezet doorheen doornemen doorstaan dragen dragende drankje drankjes dreigend dreigende
    drijvende dumpen eender enkels erdoor evacuatie evaluated evolutie expansion expect expects
    export exports extensive farther feather feathers fellow filed forgot gaven geactiveerd
    gearriveerd gebleken gebleven gebouwen gebroken gebukt gecheckt gedekt gedraagt gedragen
    gedreven geduldig gefietst gegaan gegeten gegraven gegrepen gehakt geheugen geheven gekeurd
    gekken gekleurd gekraakt gekropen gekweekt gekwetst geleen gelegen gelokt gemaakt gemaakte
    gematigd geneest genen genezen genoegen geoefend geopperd geordend geplukt geprezen
    geregeerd geregend gerekend gerukt geschoten geslagen geslapen geslepen gesmeten gesmolten
    gespeeld gespleten gespoten gesprongen gestaakt gestegen gesteund gestoken gestoord
    gestorven gestoten geteeld getekend geteld getipt getreden gevat geveld gevlogen gevreesd
    gewapend gewekt geweld gewenst gewenste geweven gewezen gewin gezegend gezellig given goeie
    greed groet grove haken hangen hansen haren haten haven helden heleen helmen heren heupen
    hielpen hierheen hoeden hoeren hoest honden hooft hoopt hopen hoven however huren indianen
    indication indien ingediend ingeruild innoveren inruilen inspannen installed installing
    instemmen instemming instructed instructions instructor interland invallen invaller
    investing invloeden inzake jewel joggen jurist kampen kennen kippen klappen klapt knappen
    knocking koken kolen koopt koppen kozen kringen kwijtraakt laagste lader lager laken lakken
    langzame laren larger laser lasten laster latin layer lazen learning lease least leden leent
    legen leggen leken lekken lekte lenen lenzen lester lever leveringen liegen lijdt lijntje
    lijntjes likken linkt liter litter liver loggen lokken lokte lonen loont loten lovend
    lovende lozen luiken maagd macht machten maiden manege manen marken meanings mededogen
    medeleven meededen meedelen meeging meelopen meerijden meeslepen meewerken meiden meldden
    melken meloen melting menen mengen meningen meren messen messing metingen minstens modder
    moeilijkheden moesten molen momenten monument mounting mourning mouth movement nagekomen
    neder negen neger netherlands newer niels nimmer noemt normen notified noting older omgegaan
    omgeslagen omgeven omschrijven omvatten omzeilen onderaan ongeslagen ontbeten onthoofd
    onttrekken ontvingen opbouwen openheid opereren opeten opgaven opgeblazen opgedaan
    opgedragen opgegaan opgeheven opgehouden opgeladen opgepast opgestaan ophangen opinions
    opletten oproepen oprotten opschieten opstanden opstappen opsturen opvangen opvolgen
    opvragen opwekking opzoeken order orders organisme organismen otter outer overgaan overhead
    overheid overhemd overleefd overleven overmacht overnight oversight overtocht overweeg
    overweg overwegen overzien paint pannen paraat parken passeren patent patents patients
    payments pearson perron persen peterson piekeren pikken piraat piraten plakken plane plants
    pleasing postbode postcode praatten pratt precious precise premies premises prent prenten
    prikt programs prone rally reden regeert regenen regeren regisseren regisseur remainder
    remaining renden repareren reportage resort samenwonen satan saving scare scared schaap
    schap schappen scheiden scheppen scherven schijf schijven schoppen schopt schreven schudden
    schuilen schulden schurken scoort scoren scrap seating sectoren serves settling shade shake
    shaking shale shame shane shape shaped shaping shave shaved shawn shipping shire shoppen
    shopping shore short shutting simulatie sitting situated skill slipping smart sneak snuit
    socialist socialisten spare speed spill sporen sprak spraken spreiden spreuk spreuken spuit
    spuiten stack stadje stads stain stalen stall stamt stappen stapt stapten stare staring
    starring starting starving staten states statuten staying steak steelt steep stelen stepping
    steur stick stijl stippen stock stoelen stoken stond stopping stort storten stoten strand
    straten streek streken strippen struck stuart studeert studeren stuit stuiten suggested
    summit sweating tabel taboe talks tanken tanks tegenkomen tehuis teken terechtkomen thais
    thinks tijdlijn toegenomen toekomen token turns uitgedeeld uitgekeerd uitgekomen uitgelekt
    uitgereikt uitgeroeid uitgespeeld uitgevers uitlopen uitpraten uitroeien uitroepen uitsteken
    uitsterven uitweg uitwijken uitzenden uitzitten uitzoeken understood unstable vallende varen
    vastzitten veldslag verademing verassing verbazen verbeeld verbergen verborgen verbrand
    verdacht verdachte verdampen verdeelde verdeelt verdelen verdrag verdragen verdrongen
    verduren verdwalen verdween vereerd vereist vereiste veren verenigen vergaderen vergaren
    vergoeden vergroten verhagen verhalen verhandelen verhelpen verheugen verheven verhinderen
    verhogen verhuist verhullen verhuurd verjaagd verjagen verkennen verkiest verklaren
    verkleden verkleed verkocht verkracht verlaagd verlaagt verlagen verlang verlangen
    verlangens verlangt verlaten verleend verleende verleent verlegen verleiden verliest
    verlieten verlossing verluidt vermaken vermeend vermeende vermengd vermeulen vermijden
    verminderen vermissing vermist vermiste vermoeden vermogen vernederd vernederen vernedering
    vernemen veroverd veroverde verpesten verraden verrader verrassing verreden verschijnen
    verschil verscholen verschoven verschuilen versierd versierde verslavend versleten versloeg
    versnellen verstoord vertaalt vertalen verteerd vertelde vertelden verteren vertragen
    vervagen vervangen vervangt verveeld verveelt vervelen vervoerd vervoerde vervoeren
    vervolgen vervullen vervult verwennen verweten verweven verwezen verwijst verwijzen
    verzamelden verzeker verzekerd verzekerde verzekering verzenden verzoekt vijanden vlaag
    vlaanderen voeren volgorde volkomen volslagen vonden voordeur voordoen voorgedragen
    voorlezen voorraden voorrang voortduren voortuin vooruitgang voorvallen voorziet vormen
    vormige vrijgegeven vrijgezel vrijheden vuren vurig vurige wallen wassen wegen weggegeven
    weggelaten weghalen weglopen welle wenen werden weren werft werpen werpt werven westen
    wetten white whore wielen wijlen woedt woerden wollen wonden wooden wormen worst wouden
    zaden zender zieken zoenen zolder
    """
)
