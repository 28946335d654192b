"""Words of what no command is about: small talk at a school, and what is done elsewhere.

Beside such a word nothing is sure. ``CHAT`` is the printer, the bus and lunch; ``ELSE`` is what
other parts of the product do, by their own exact words.
"""

from typing import Final

BESIDE_CONCEPTS: Final = """
CHAT: raam ramen deur deuren licht lamp koffie thee koekje koekjes taart pizza soep lunch lunchen
 eten koken brood recept printer kopieermachine kopieerapparaat digibord beamer wifi internet
 wachtwoord inloggen magister parnassys auto fiets fietsen trein bus tram file jas schoenen bril
 sleutel sleutels pen pennen stoel stoelen kast gang wc toilet plein pleinwacht parkeren
 parkeerplaats gymles gymzaal gym zwemmen zwemles schoolreisje schoolreis schoolfotograaf musical
 feest feestje verjaardag jarig kerstdiner sinterklaas voetbal voetballen ajax feyenoord wedstrijd
 film tv televisie muziek liedje lied mop grap grapje gedicht verhaaltje poem joke song weer_is
 het_weer regen regent zon sneeuw sneeuwt storm strand hond kat paard hoofdstad koning koningin
 president minister queen king weather match game football coffee tea dinner cake bike car train
 keys umbrella movie nakijken proefwerk cijfer rapportcijfer huiswerk werkblad quiz lesplan
 schriften boeken boek methode invaller surveillance salaris kapper tandarts verkouden hoofdpijn
 concert voorstelling traag zanger zo_terug hoe_heet_je hoe_heet_jij hoe_heet_jouw hoe_zeg_je
 hoe_spel hoe_schrijf_je how_do_you_spell photocopier ouderavond kerst_vieren vergadering_was
 de_les mijn_les gymspullen brandalarm boodschappen hapjes borrelen borrel music muziekles monteur
 cv-monteur hoe_ver_is_het verwarming lucht stroom hapje kapster stagiair spelling avi griep
 neem_ik_vrij heb_ik_vrij vrij_nemen been_gebroken slecht_geslapen hoe_gaat_het_met_je
 hoe_gaat_het_met_jou hoe_gaat_het_met_jullie hoe_gaat_het_met_u gaat_het_met_je gaat_het_met_jou
 how_are_you hoe_is_het_met_je hoe_is_het_met_jou hoe_is_het storing foutmelding error scherm
 link_werkt link_doet mail_werkt mail_doet teams_doet app_loopt app_doet app_werkt computer_is
 computer_loopt laptop_loopt laptop_start laptop_is_traag snapt_me_niet snapt_er_niks
 snapt_er_niets momentje tot_ziens doei doeg bye goodbye see_you fijne_dag fijne_avond
 wie_heeft_jou wie_heeft_je wie_maakte_jou your_maker je_maker jouw_maker ben_je_er_nog
 are_you_there stomme_bot domme_bot wat_kost_dit wat_kost_het nice_to_meet gegeten spin weekend
 knutselen
ELSE: heropen heropenen heropend reopen vernietig vernietigen vernietigd destroy geboortedatum
 birth_date date_of_birth waarnemer deputy gezag authority custody invloed influence link_intrekken
 sluit_de_link close_the_link tijden_intrekken bel-notitie belnotitie telefoonnotitie phone_note
 call_note overdragen draag…over hand_over uitnodiging_intrekken trek…uitnodiging…in uitnodiging…in
 withdraw doe_toch_niet_mee doe_niet_meer_mee vervanger successor opvolger bewaartermijn
 bewaartermijnen retention
"""
