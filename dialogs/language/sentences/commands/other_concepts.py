"""What words of meetings, of looking things up and of the talk itself stand for in commands."""

from typing import Final

from dialogs.language.moments.lexicon.fillers import set_of

OTHER_CONCEPTS: Final = """
MEET: gesprek gesprekken overleg overleggen bespreking meeting meetings vergadering mdo
 vervolggesprek vervolg follow-up followup follow_up vervolgoverleg vervolgafspraak oudergesprek
 voortgangsgesprek evaluatiegesprek startgesprek bijeenkomst rondetafel ot sot leerlingbespreking
 hia-overleg jes-overleg evaluatie afspraak_met_ouders tafelgesprek talk the_review our_review
 mdo's groepsgesprek teamoverleg ouderoverleg rondetafelgesprek kennismakingsgesprek tussengesprek
 eindgesprek zorgoverleg evaluatiemoment evalueren
PLAN: plan plannen inplannen ingepland prikken prik schedule inroosteren afspreken arrange
 organiseren organiseer boeken boek book agenda_zetten in_de_agenda datum_prikken samenkomen
 spreken_elkaar spreken_we_elkaar bij_elkaar_komen bij_elkaar komen_we_weer set_up weer_zitten
 nieuwe_afspraak_maken rond_de_tafel om_tafel weer_om_tafel meet_again see_each_other
 get_together weer_samen weer_spreken moment_zoeken datum_kiezen moment_kiezen datum_zoeken
 organiseren ingepland let's_meet lets_meet vastzetten zet…vast afspraak_maken_met zien_we_elkaar
 elkaar_weer komen_we_bij_elkaar zien_elkaar nieuwe_ronde weer_afspreken weer_overleggen
 opnieuw_bij_elkaar zet…in samenroepen roep…bijeen bijeenroepen bij_elkaar_roepen meet_up
 schedule_in pencil_in inboeken regel_een_bijeenkomst regel_een_gesprek regel_een_overleg
 spreken_elkaar_over in_de_planning
OFF: afzeggen zeg…af afgezegd afgelasten niet_door niet_doorgaan laten_vervallen vervalt
 vervallen schrappen schrap afblazen blaas…af uit_de_agenda cancel cancelled cancelen annuleer
 annuleren annuleert canceled call…off afmelden meld…af moet_eraf gaat…niet_door geannuleerd
 is_off niet_van_komen niet_meer_nodig delete remove drop scrap zien_af haal…weg hoeven_niet_meer
 hoeft_niet_meer_door not_happening niet_meer_bij_elkaar not_going_ahead laat…vervallen
OVERVIEW: overzicht overzichtje overview status stand_van_zaken hoe_staat_het hoe_staan
 hoe_gaat_het_met hoe_loopt hoe_lopen waar_staan_we voortgang dashboard lopende lopen lopend
 hoever how_is_it_going_with hoe_ver hoe_is_het_met laatste_stand where_are_we standje
 wat_loopt_er wat_loopt hoe_zit_het_met hoe_vordert hoever_zijn waar_ben_ik_mee_bezig speelt_er
 wat_speelt hoe_loopt_het lijst_van hoe_is_de_stand waar_zijn_we progress er_loopt wat_er_speelt
 update ervoor de_stand fase up_to_date tot_nu_toe how_is…going bijpraten praat…bij laatste_nieuws
 nieuws_over gebeurd_in gebeurd_met waar_zijn_we_gebleven gebleven_met hoeveel_hulpvragen
 hoeveel_zaken hoeveel_casussen situatie_van catch_me_up where_do_we_stand state_of voortgangs
 hoe_staan_we hoe_het_loopt hoe_ver_we hoe_is_het_nu hoe_is_het_nu_met mijn_dossiers al_mijn
 al_mijn_dossiers
LIST: lijst lijstje list toon laat…zien show zien welke alle which all geef bekijk bekijken
 bekijk what_are overzichtje
MINE: mijn m'n mijne my mine ik_nog voor_mij van_mij bij_mij
TODO: takenlijst actielijst to-dolijst todolijst todo's to-do's todo_list moet_ik nog_doen
 te_doen openstaan openstaande open_staan staat_open staat_er_open staan_er_open nog_open
 staat…open staan…open op_mijn_lijst wacht_op_mij do_i_have_to to_do on_my_plate op_mijn_bordje
 wat_heb_ik_nog wordt_van_mij_verwacht mijn_beurt due my_list op_mijn_lijstje staat_er_nog
 staan_er_nog iets_openstaan moet_ik_doen aan_de_beurt mij_verwacht verwacht_van_mij ik_nog_doen
 i_need_to_do i_have_to_do nog_liggen van_mij_nodig er_nog_van_mij van_mij_verwacht nog_van_mij
 mijn_todo aan_zet moest_ik did_i_promise i_owe still_owe open_tasks ligt_er_nog_bij ligt_nog_bij
 ligt_er_bij_mij verwachten_jullie nog_op_mij op_mij_wachten wachten_ze_op_mij wachten_op_mij
 mijn_lijstje geef_mn_lijstje staat_er_voor_mij staat_voor_mij vergeten_te_doen nog_bellen aan_mij
 on_me assigned_to_me vergeten_ben
TABLE: aan_tafel aan_de_tafel wie_zit wie_zitten wie_doet wie_doen deelnemers betrokkenen
 teamleden participants wie_is_erbij wie_zijn_erbij wie_hoort wie_horen zit_er_in zitten_er_in
 samenstelling who_is_in who's_in at_the_table wie_doet_er_mee who_is_involved betrokken
 wie_komen_er wie_komt_er wie_kunnen_er wie_zijn_er wie_heeft_toegang who_is_on welke_mensen
 zitten_in teamsamenstelling wie_allemaal wie_er_bij wie_erbij wie_er_mee deelnemer
 deelnemerslijst taking_part takes_part members people_are_involved who_will_be hoeveel_mensen
 hoeveel_personen doen_er_mee doet_er_mee met_wie_zitten uitgenodigd_zijn wie_is_er_uitgenodigd
 wie_zijn_er_uitgenodigd ja_gezegd nee_gezegd zijn_betrokken meelezen_in part_of_the_team
 part_of_this_team is_in_the_team will_be_there komt_er_allemaal neemt_er_deel nemen_er_deel
 neemt…deel nemen…deel who_joins who_comes allemaal_uitgenodigd hebben_we_uitgenodigd
 hebben_we_allemaal_uitgenodigd
MISSING: ontbreekt ontbreken mist missen missing nog_nodig heb_ik_nodig hebben_we_nodig checklist
 nodig_voor compleet volledig still_need do_i_need do_we_need wat_moet_er_nog nog_aanleveren
 nog_invullen nog_regelen nog_missen nog_mis moet_nog moeten_we_nog is_er_nog_nodig
 wat_is_er_nodig zijn_we_vergeten vergeten nodig_om wat_heb_ik_nodig heeft…nog_nodig niet_ingevuld
 nog_niet_ingevuld nog_aanvullen aanvullen_nog onvolledig incompleet incomplete nog_doen_voor
 volgende_stap nog_open_in nodig_heb mist_er op_gewacht houdt_het_tegen mankeert niet_aangeleverd
 missen_we ingeleverd_worden alles_binnen hebben_we_alles stukken_moeten waar_wachten_we
 wachten_we_nog nog_niet_verder niet_verder_kan waarom_kan_ik_niet_verder wat_mis_je mis_je_nog
 still_missing still_required moet_ik_nog_invullen nog_aangeleverd lacking needed_from_me
 openstaande_toestemmingen openstaande_stukken zijn_we_compleet van_ons_nodig hebben_jullie_nog
 anything_missing
SHARE: delen deel gedeeld doorsturen doorgeven share sharing shared vertellen laten_zien
 toestemming toestemmingen permission consent mag…weten mag…zien mag…lezen mogen…weten mogen…zien
 mogen…lezen mag_ik…sturen mag_ik…geven akkoord_gegeven akkoord_ouders inzage_geven mag_ik…zeggen
 mag_dit mag_dat toestemmingskompas tell praten_met spreken_met doorzetten doorspelen mailen_naar
 vrijgeven forward forwarded pass_on show_to vinden…goed vindt…goed goedgekeurd toegestemd
 meesturen meegeven laten_lezen inzien_door hiervan_weten mag…meelezen mag_wat_weten weten_mag
 disclose mag_ik…bellen het_goed_dat oke_als_ik okay_if_i ok_als_ik can…see may…see can…read
 may…read mag…sturen overleggen_met mag_ik…overleggen met…overleg mag_ik…bespreken mag_ik…praten
REPORT: verslag verslagen verslagje gespreksverslag notulen rapport rapportage report minutes
 samenvatting conceptverslag write-up summary write_up verslaglegging gespreksnotities op_papier
 stukje_over notes_of_the uitschrijven uitgeschreven uitwerken op_een_rijtje gesprekssamenvatting
 verslaggeving besproken_is notulen_van
CLOSE: afsluiten sluit…af sluit sluiten afronden rond…af afgesloten close closing archiveren
 beeindigen beeindig dicht kan_weg afsluiting stopzetten wrap…up finish gearchiveerd gesloten
 archief afgesloten_worden opgelost mag_weg kan_eraf klaar_mee klaar_met_deze klaar_met_dit
 archive doelen_gehaald klaar_hier stop_the_support einde_traject einde_casus doelen_behaald
 doelen_zijn_behaald doelen_zijn_gehaald we_kunnen_stoppen naar_het_archief kunnen_stoppen
 niet_meer_nodig_want eindigen wind_up traject_afgelopen mag_eraf intrekken goed_genoeg_zo
 punt_achter
LOOKED: gekeken ingezien bekeken inzagelog* logboek gelezen access_log looked seen keek viewed
 opened geopend meegelezen wie_las meekeek gezien inkijk inzagelijst wie_leest zitten_kijken
 meekijken_in kijken_in in_gekeken bekeken_heeft geopend_heeft gekeken_heeft heeft_ingezien
 in_geweest ingeweest erin_geweest gekeken_naar ingekeken gezien_heeft opende bekeek neuzen
 inzagegeschiedenis audit_log view_log had_a_look toegang_gehad snuffelen access_history
 inzagehistorie accessed meegekeken erbij_gekund kunnen_lezen erbij_konden laatst_gekeken
 hebben_gelezen geneusd al_gelezen keek_er_mee keek_mee meegelezen_in dossier_geweest
 gegevens_bekeken read_my
WHO: wie who who's
DATA: gegevens persoonsgegevens data weet_je_van_mij weten_jullie_van_mij over_mij_bewaard avg
 gdpr inzageverzoek inzage bewaar_je bewaren_jullie bewaard sla_je_op weet_je_over_mij
 weet_je_over_me weten_jullie_over_mij vergeet_mij know_about_me over_mij over_me van_mij_bewaard
 slaan_jullie_op privacyrechten opgeslagen about_me mijn_privacy dataverzoek bewaren_over_mij
 opgeslagen_hebt dataverwijdering verwijder_mij inzien_mijn vergeten_worden erase_me
 privacy_verzoek privacy_request privacygegevens recht_op_inzage bewaar_je_mijn bewaar_je_berichten
 persoonlijke_gegevens personal_data store_about_me stored_about_me gooi_mijn_gegevens
 sla_je_allemaal_op weet_je_allemaal_van weet_de_bot_over staat_er_over_mij staat_over_mij
 info_do_you_have have_on_me hold_on_me staat_er_allemaal_van_mij kopie_van_mijn alles_over_mij
 everything_about_me
CALENDAR: jaaragenda jaarkalender kalender jaarplanning agenda calendar belangrijke_data
 jaaroverzicht schoolkalender schoolagenda maandagenda maandoverzicht planning year_planner
 vakanties vakantiedata studiedagen schooljaar dit_jaar agendapunten wat_staat_er_in vergaderdata
 jaarrooster vergaderrooster rooster_van term_dates year_plan vergadert overlegdata het_jaar
 zorgoverleggen overlegmomenten teamdag team_day zorgteam_bij_elkaar bijeenkomsten_dit
 rest_van_het_jaar komende_maanden coming_months team_days vergaderschema schema datums
WHOISWHO: wie_is_wie wie_is_onze wie_is_de wie_is_het smoelenboek contactpersonen contactgegevens
 who_is_who who's_who who_is_our who_is_the wie_zijn_onze wie_zijn_de verstand_van telefoonlijst
 wie_kan_ik_vragen wie_kan_ik_bellen wie_moet_ik_hebben wie_moet_ik_bellen adressenlijst wie_werkt
 wie_werken mailadres_van nummer_van gespecialiseerd wie_weet contact_list directory
 wie_gaat_er_over wie_gaat_over namenlijst wie_kan_helpen wat_doet_een wat_doet_de weet_veel_van
 wie_van_het wie_van_de wie_hoort_bij wie_is_er_verantwoordelijk wie_bel_ik wie_vraag_ik
 wie_regelt hoe_heet e-mail_van telefoonnummer_van functie_van bereik_ik who_handles name_of_the
 wie_doet_hier contact_details aan_wie_stel aan_wie_vraag wie_benader_ik bij_wie_kan_ik ken_je_de
 ken_jij_de mail_van email_van e-mailadres_van tel_nr_van telefoon_van wat_doet contact_met_de
 which_of_you who_does who_do_i_ask who_should_i_ask wie_kan_ik_benaderen gegevens_van_de_consulent
 bereikbaar bereik_je wie_is_verantwoordelijk do_we_have_a hebben_we_een kan_ik…bereiken namens_de
 namens
URGENT: spoed dringend urgent crisis noodgeval spoedoverleg spoedgeval spoedje emergency asap
 onmiddellijk acuut acute nu_meteen meteen_iemand direct_iemand vandaag_nog haast escaleert
 escalatie kan_niet_wachten direct_hulp immediately right_now urgently nood direct_overleg
 loopt_uit_de_hand noodsituatie spoed* nood_situatie directe_hulp met_grote_spoed vandaag_iemand
 hoge_nood dringende hulp_nu meteen direct_een sos 112 zo_snel_mogelijk_iemand code_rood alarm
 has_to_be_today direct_actie helemaal_mis weggelopen grote_zorgen paniek moet_nu_iets
 nu_iets_gebeuren right_away straight_away at_once geen_dag_langer nu_hulp help_het
 kan_echt_niet_wachten niet_wachten_tot vandaag_een_gesprek nog_vandaag met_spoed
 as_soon_as_possible acute_situatie zichzelf_iets spoedgesprek nu_iemand_komen kunnen_niet_wachten
 dringend_hulp het_is_ernstig heel_ernstig in_nood
ABSENCE: verzuim* afwezig afwezigheid absent absence truancy thuiszitter* thuiszitten thuiszit
 zit_thuis thuis_zit zit…thuis weken_thuis dagen_thuis thuis_te_zitten spijbelt spijbelen
 spijbelaar niet_op_school niet_naar_school niet_meer_naar_school ongeoorloofd niet_meer_op_school
 skipping komt_niet_meer absences not_at_school al_weken_niet not_been_at_school ziekteverzuim
 te_laat_komen not_coming_to_school weken_niet_geweest niet_komen_opdagen schoolverzuim
 thuisblijver duo at_home_for been_at_home home_for_weeks stays_home weigert_school
 schoolweigering verschenen niet_verschenen weggebleven blijft_weg blijft_thuis thuisgebleven
 komt_niet_opdagen ziekmelding* ziekgemeld ziek_gemeld meld…ziek been_in_school in_school_for
 verzuimt not_in_school is_away hasn't_come niet_opdagen niet…opdagen shown_up didn't_show
 uur_gemist refuses_to_go er_weer_niet misses_lessons stays_at_home not_come_to_school
 come_to_school niet_meer_komen te_laat been_to_school weken_niet maanden_niet dagen_niet
 is_ziek_gemeld ziek_melden ziekmelden not_attending missed_school absenteeism missing_school
 verzuimen geen_onderwijs ziekmeldingen ziekmelding verzuimmelding verzuimmeldingen absentie
 absenties
SETTINGS: instellingen instelling settings setting voorkeuren voorkeur preferences taal language
 engels english nederlands dutch notificaties notifications notificatie meldingen_aan
 lettergrootte instellen configureren andere_taal hoe_laat_stuur wijzig_mijn turks turkish
 arabisch arabic lettertype letters dagelijkse_samenvatting dagoverzicht mails_uit tijdstip_van
 voorkeurstaal dark_mode donkere_modus in_dutch in_english liever_per_mail per_mail_in_plaats
 meldingen_instellen melding_instellen
REMIND: herinner* meldingen berichten reminders reminder messages berichtjes notificaties
 meldingen herinnerd seintje seintjes piepjes pings bliepjes herinnerd_worden
PAUSE: pauze pauzeer pauzeren pauzestand on_hold stilzetten stilleggen leg…stil zet…stil
 even_stil parkeer parkeren bevries bevriezen pause snooze niet_storen mute dempen demp tijdelijk
 even_geen geen_herinneringen geen_meldingen geen_berichten no_reminders on_ice stil in_de_wacht
 stop_met_herinneren stop_met_sturen even_niet_storen do_not_disturb in_de_ijskast opschorten
 schort…op voorlopig_geen no_more_reminders even_niks even_niets even_rust stuur_niks stuur_niets
 voorlopig_niks stop_even rust_graag meldingen_uit meldingen_even_uit berichten_uit
 herinneringen_uit reminders_off notifications_off mute_me freeze quiet hold_off met_rust
 rustig_met rustpauze niet_meer_storen laat_me_met_rust laat_me_even parkeer_het rust_tot stil_tot
 no_messages tijdelijk_stop tijdelijk_geen geen_meldingen_tot even_stoppen voorlopig_stil
 zwangerschapsverlof op_een_laag_pitje even_niet_verder not_now_until quiet_until don't_send
 je_mond_houden niks_sturen niets_sturen even_niks_sturen laten_rusten laat_rusten
BREACH: datalek datalekken lek gelekt breach verkeerde_persoon verkeerde_ouder verkeerde_ouders
 verkeerde_mail verkeerd_adres verkeerde_adres naar_de_verkeerde aan_de_verkeerde met_de_verkeerde
 per_ongeluk gehackt hacked wrong_person wrong_parent wrong_address wrong_email gestolen gejat
 kwijtgeraakt wrong_people verkeerde_moeder verkeerde_vader in_verkeerde_handen niet_mogen_zien
 niet_mogen_delen leaked by_accident accidentally stolen laptop_kwijt usb* verkeerde_chat
 verkeerde_kanaal naar_verkeerde privacyincident beveiligingsincident bij_de_verkeerde
 bij_verkeerde in_het_verkeerde in_de_verkeerde verkeerde_persoon kwijt_geraakt in_verkeerde_inbox
 bij_iemand_anders naar_iemand_anders verkeerde_bijlage verkeerde_map niet_mocht niet_mochten
 niet_mogen_weten niet_bestemd in_de_cc verkeerd_verstuurd verkeerd_gestuurd verkeerde_ontvanger
 wrong_recipient data_leak leak lost_the wrong_mailbox by_mistake ander_kind andere_leerling
 andere_ouder ander_gezin another_child other_parent wrong_child op_straat laten_liggen
 blijven_liggen laten_staan open_voor_iedereen iedereen_kan_bij privacy_incident verslag_kwijt bcc
 per_abuis lag_open open_op_de die_dat_niet_mocht dat_niet_mocht mocht_niet_zien
 shouldn't_have_seen who_shouldn't saw_the_file ging_naar_alle naar_alle_ouders
 verkeerd_geadresseerd verkeerde_e-mail inloggegevens wachtwoord_gedeeld wachtwoord_gelekt phishing
 ging_naar_iedereen verkeerd_mailadres verkeerd_nummer verkeerde_klas lost_my notitieboek
 iemand_anders_heeft_mijn
TIP: tip tips suggestie suggesties idee ideetje feedback opmerking verbeterpunt suggestion idea
 werkgroep werkgroeplid verbetervoorstel over_de_werkwijze compliment klacht verbeteridee remark
 complaint verbetering verbeterpunten verbeter aan_te_merken wens_voor_de_bot verbetersuggestie
 zou_handig zou_fijn zou_mooi_zijn would_be_nice would_be_handy zou_beter kan_beter
 could_be_better beter_kunnen zou_leuk zou_het_fijn wens_voor knop_bij mijn_mening
 it_would_be_great work_better wat_ik_mis niet_handig leuk_om misschien_leuk wens wensje ik_mis_een
 kan_er_een_knop zouden_jullie_kunnen_toevoegen kunnen_jullie_niet kunnen_jullie…toevoegen
 zou_je_kunnen_toevoegen volgende_versie werkt_niet_fijn kan_dat_anders bug feature it_would_help
 verbeteren meningen search_button search_function zoekfunctie zoekknop lijkt_het_goed_als
 lijkt_het_handig add_a_button knop_toevoegen goed_als_er_een
CHECK: check checken controle controleer controleren poortwachter* tlv opdc toelaatbaarheid*
 gatekeeper voldoen_we voldoe_ik eisen criteria requirements nakijken_of voldoet komt…in_aanmerking
 in_aanmerking klaar_voor_de_commissie goed_genoeg voldoet_onze eligible eligibility
GATE: tlv opdc toelaatbaarheid* poortwachter* sbo speciaal_onderwijs commissie vso volgende_fase
 next_phase special_education commissie_van plaatsingscommissie opdc-plaatsing
MAY: mag mogen may can kunnen kan
HELP: help uitleg handleiding hoe_werkt hoe_werk wat_kan_je wat_kun_je wat_kan_ik wat_kun_jij
 wat_kan_jij help_me what_can_you what_can_i how_does how_do_i snap_het_niet begrijp_het_niet
 snap_er_niks snap_er_niets mogelijkheden opties commando's menu instructie instructies hulp
 kom_er_niet_uit kom_hier_niet_uit i_am_stuck i'm_stuck wat_moet_ik_typen explain wat_doe_jij
 snap_niet hoe_gebruik wat_kan_deze what_do_you_do hoe_moet_dit hoe_moet_ik uitleggen wat_kan_de
 wie_ben_jij wat_ben_jij hoezo leg…uit legt…uit wat_kan_ik_vragen waar_kan_ik_je_voor_gebruiken
 wat_zijn_de_commando's hoe_kan_ik hoe_vraag_ik begrijp_je_niet begrijp_er_niks begrijp_er_niets
 don't_get_it don't_understand do_not_understand snap_je_niet wat_bedoel_je kom_er_niet_uit_met
 waar_begin_ik my_options options in_z'n_werk voorbeelden op_weg i'm_lost de_bedoeling draad_kwijt
 weet_niet_hoe welke_opdrachten instructions doe_ik_fout how_this_works what_to_do
 begrijp_de_vraag waar_ben_jij_voor waar_ben_je_voor ik_ben_nieuw nieuw_hier hoe_begin_ik
 waar_moet_ik_beginnen welke_commando's new_here getting_started how_to_start wat_moet_ik_nu_doen
 wat_is_dit i_don't_know_what no_idea_what no_idea_how weet_niet_wat geen_idee_wat geen_idee_hoe
CANCEL: stop stoppen annuleer annuleren cancel laat_maar nee_wacht never_mind nevermind
 vergeet_het vergeet_maar doe_maar_niet toch_niet laat_zitten hou_op hou_maar_op ophouden
 hoeft_niet_meer hoeft_niet hoeft_al_niet_meer afbreken breek…af forget_it abort laat_het_zitten
 laat_het_maar toch_maar_niet wacht_even wacht wait ho hoo quit ermee_ophouden stoppen_hiermee
 stoppen_met_dit kap kappen ik_stop hou_er_mee_op doe_toch_maar_niet laat_ook_maar schei…uit
 niet_nodig_meer leave_it laat_toch_maar laat_dan_maar laat…zitten niet_doen doe_het_niet
 toch_liever_niet ik_wil_stoppen nvm wil_dit_niet_meer wil_niet_meer hoef_niet_meer
 wil_ermee_stoppen drop_it wis_dit wis laat…vallen gooi…weg vergeet_wat scrap_that hou_op_hiermee
 laat_gaan nee_stop stop_maar afblazen_dit annuleer_dit wil_niet_verder ga_niet_verder cancel_dat
BACK: terug vorige back undo ongedaan previous stap_terug vorige_stap vorige_vraag teruggaan
 herstel vergist andere_antwoord vorig vergissing verkeerd_getypt typefout foutje terugdraaien
 antwoord_aanpassen antwoord_wijzigen vorige_antwoord ga_eens_terug go_back back_up
 verkeerd_ingevuld vorige_nog stapje_terug
SKIP: overslaan sla…over skip skippen volgende_vraag niet_van_toepassing nvt n.v.t pass
 later_invullen volgende next leeg_laten laat…leeg niet_invullen geen_antwoord vul_ik_later
 later_wel doe_ik_later sla_over ga_verder niet_relevant weet_ik_niet weet_ik_nog_niet
 weet_ik_nu_niet weet_niet geen_idee later not_applicable leave_it_empty weet_ik_zo_niet deze_niet
 laat_maar_leeg maar_leeg skip_it volgende_maar dat_vul_ik_later sla_deze_over weet_ik_ff_niet
 weet_ik_even_niet
YES: ja jep jup yes yep yup jazeker oke ok okee okay okido goed prima klopt akkoord doe_maar
 zeker uiteraard correct sure yeah top graag natuurlijk helemaal_goed inderdaad perfect j jaa
 jaaa y go_ahead sounds_good fine zo_is_het mooi lijkt_me prima_zo right exact precies jawel
 ga_je_gang absoluut is_akkoord doen_we super geweldig ga_door vooruit toe_maar zeker_weten
 is_goed_zo goed_zo that's_right that's_correct that_is_right jazeker_graag
 laat_de_rest_zo laat_het_zo laat_alles_zo rest_zo de_rest_klopt rest_is_goed klopt_verder
 verder_klopt verder_goed verder_prima rest_goed leave_the_rest rest_is_fine
NO: nee neen no nope nah klopt_niet niet_goed liever_niet niet_juist wrong fout onjuist
 klopt_niks niet_waar niet_akkoord not_right incorrect nee_hoor absoluut_niet zeker_niet n
 niet_doen not_really neu nein not_correct klopt_er_niet toch_niet_goed nee_dat_hoeft_niet
 nee_hoeft_niet helaas_niet not_good
THANKS: bedankt dank dankje dankjewel thanks thank_you thx merci tnx thnx bedankje dankuwel
 dank_je dank_u dank_je_wel super_bedankt cheers hartstikke_bedankt thank dankjulliewel ty
 appreciated hartelijk_dank hartelijk_bedankt veel_dank heel_erg_bedankt fijn_dankje bedankt_voor
 top_bedankt
GREETING: goeiedag goedendag gegroet hoi hallo hey hi hello dag_allemaal dag_bot dag_hoor
 goedemorgen goeiemorgen goedemiddag goeiemiddag goedenavond goeienavond mogge moin good_morning
 good_afternoon good_evening hee yo hai heey hoii halloo goede_morgen goede_middag goede_avond moi
 hoi_hoi hallootjes morgen_allemaal welkom servus ha good_day hallo_daar hoi_allemaal hey_there
 hello_there goeie_morgen goedenmorgen
"""

FILLERS: Final = set_of(
    """je jij u jullie you kun kan kunt wil wilt wou zou zal could can would will even misschien
    graag please aub alsjeblieft alstublieft svp ik ikke i me mij we wij ons het dat dit
    die deze it this that hoor maar dan nou eens een a the de is er nu nog ook wel zo heel
    erg veel keer even eventjes eigenlijk toch bot lieve beste super helemaal for to doen
    do want voor van met willen mogen moet moeten gaan ga wat what so echt he hè joh zeg
    zijn allemaal en and of or te om op in like hiermee ermee mee all everything alles want
    need nodig hebben heb have got just let lets today vandaag vind lijkt mee be am are's
    that's i'd i'll i'm 'm m am 't t zo'n hele fijn fijne leuk voordat hier daar here there
    mn jou uw your bedoel bedoelde meer ander team bent snel hmm hm eh uh oh ach tja go
    back_to one lot vraag verkeerd antwoord oeps alsnog zullen maar_dan laat geef zeg doe"""
)
"""Words that carry no command: politeness, small words."""
