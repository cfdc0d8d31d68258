/* countries.c - what other people's event data call a country
 *
 * ISO 3166-1 alpha-3 to the number of the Correlates of War's State System Membership list (v2016), the code of FIPS
 * 10-4, which GDELT's places have, and an English name. Dependent territories have no number; of some small ones the
 * FIPS code is not kept. XKX and KOS are both in use for Kosovo. Numbers and FIPS codes were compared with those of
 * the R package countrycode: they agree, but that it has none for Serbia, which follows Yugoslavia (345) in the list,
 * and for the Vatican that of the Papal States (327), which ended in 1870. */
#include "show/countries.h"

#include <stdlib.h>
#include <string.h>

static const country countries[] = {
    {"ABW", 0, "AA", "Aruba"}, {"AFG", 700, "AF", "Afghanistan"}, {"AGO", 540, "AO", "Angola"},
    {"AIA", 0, "AV", "Anguilla"}, {"ALA", 0, "", "Aland"}, {"ALB", 339, "AL", "Albania"},
    {"AND", 232, "AN", "Andorra"}, {"ARE", 696, "AE", "United Arab Emirates"}, {"ARG", 160, "AR", "Argentina"},
    {"ARM", 371, "AM", "Armenia"}, {"ASM", 0, "AQ", "American Samoa"}, {"ATA", 0, "AY", "Antarctica"},
    {"ATF", 0, "", "French Southern Territories"}, {"ATG", 58, "AC", "Antigua and Barbuda"},
    {"AUS", 900, "AS", "Australia"}, {"AUT", 305, "AU", "Austria"}, {"AZE", 373, "AJ", "Azerbaijan"},
    {"BDI", 516, "BY", "Burundi"}, {"BEL", 211, "BE", "Belgium"}, {"BEN", 434, "BN", "Benin"},
    {"BES", 0, "", "Bonaire"}, {"BFA", 439, "UV", "Burkina Faso"}, {"BGD", 771, "BG", "Bangladesh"},
    {"BGR", 355, "BU", "Bulgaria"}, {"BHR", 692, "BA", "Bahrain"}, {"BHS", 31, "BF", "Bahamas"},
    {"BIH", 346, "BK", "Bosnia and Herzegovina"}, {"BLM", 0, "", "Saint Barthelemy"}, {"BLR", 370, "BO", "Belarus"},
    {"BLZ", 80, "BH", "Belize"}, {"BMU", 0, "", "Bermuda"}, {"BOL", 145, "BL", "Bolivia"},
    {"BRA", 140, "BR", "Brazil"}, {"BRB", 53, "BB", "Barbados"}, {"BRN", 835, "BX", "Brunei"},
    {"BTN", 760, "BT", "Bhutan"}, {"BVT", 0, "", "Bouvet Island"}, {"BWA", 571, "BC", "Botswana"},
    {"CAF", 482, "CT", "Central African Republic"}, {"CAN", 20, "CA", "Canada"},
    {"CCK", 0, "", "Cocos (Keeling) Islands"}, {"CHE", 225, "SZ", "Switzerland"}, {"CHL", 155, "CI", "Chile"},
    {"CHN", 710, "CH", "China"}, {"CIV", 437, "IV", "Ivory Coast"}, {"CMR", 471, "CM", "Cameroon"},
    {"COD", 490, "CG", "Democratic Republic of the Congo"}, {"COG", 484, "CF", "Republic of Congo"},
    {"COK", 0, "CW", "Cook Islands"}, {"COL", 100, "CO", "Colombia"}, {"COM", 581, "CN", "Comoros"},
    {"CPV", 402, "CV", "Cabo Verde"}, {"CRI", 94, "CS", "Costa Rica"}, {"CUB", 40, "CU", "Cuba"},
    {"CUW", 0, "UC", "Curacao"}, {"CXR", 0, "CX", "Christmas Island"}, {"CYM", 0, "CJ", "Cayman Islands"},
    {"CYP", 352, "CY", "Cyprus"}, {"CZE", 316, "EZ", "Czechia"}, {"DEU", 255, "GM", "Germany"},
    {"DJI", 522, "DJ", "Djibouti"}, {"DMA", 54, "DO", "Dominica"}, {"DNK", 390, "DA", "Denmark"},
    {"DOM", 42, "DR", "Dominican Republic"}, {"DZA", 615, "AG", "Algeria"}, {"ECU", 130, "EC", "Ecuador"},
    {"EGY", 651, "EG", "Egypt"}, {"ERI", 531, "ER", "Eritrea"}, {"ESH", 0, "WI", "Western Sahara"},
    {"ESP", 230, "SP", "Spain"}, {"EST", 366, "EN", "Estonia"}, {"ETH", 530, "ET", "Ethiopia"},
    {"FIN", 375, "FI", "Finland"}, {"FJI", 950, "FJ", "Fiji"}, {"FLK", 0, "FK", "Falkland Islands"},
    {"FRA", 220, "FR", "France"}, {"FRO", 0, "FO", "Faroe Islands"}, {"FSM", 987, "FM", "Micronesia"},
    {"GAB", 481, "GB", "Gabon"}, {"GBR", 200, "UK", "United Kingdom"}, {"GEO", 372, "GG", "Georgia"},
    {"GGY", 0, "GK", "Guernsey"}, {"GHA", 452, "GH", "Ghana"}, {"GIB", 0, "GI", "Gibraltar"},
    {"GIN", 438, "GV", "Guinea"}, {"GLP", 0, "GP", "Guadeloupe"}, {"GMB", 420, "GA", "Gambia"},
    {"GNB", 404, "PU", "Guinea-Bissau"}, {"GNQ", 411, "EK", "Equatorial Guinea"}, {"GRC", 350, "GR", "Greece"},
    {"GRD", 55, "GJ", "Grenada"}, {"GRL", 0, "GL", "Greenland"}, {"GTM", 90, "GT", "Guatemala"},
    {"GUF", 0, "FG", "French Guiana"}, {"GUM", 0, "GU", "Guam"}, {"GUY", 110, "GY", "Guyana"},
    {"HKG", 0, "", "Hong Kong"}, {"HMD", 0, "", "Heard Island and McDonald Islands"}, {"HND", 91, "HO", "Honduras"},
    {"HRV", 344, "HR", "Croatia"}, {"HTI", 41, "HA", "Haiti"}, {"HUN", 310, "HU", "Hungary"},
    {"IDN", 850, "ID", "Indonesia"}, {"IMN", 0, "IM", "Isle of Man"}, {"IND", 750, "IN", "India"},
    {"IOT", 0, "", "British Indian Ocean Territory"}, {"IRL", 205, "EI", "Ireland"}, {"IRN", 630, "IR", "Iran"},
    {"IRQ", 645, "IZ", "Iraq"}, {"ISL", 395, "IC", "Iceland"}, {"ISR", 666, "IS", "Israel"},
    {"ITA", 325, "IT", "Italy"}, {"JAM", 51, "JM", "Jamaica"}, {"JEY", 0, "", "Jersey"},
    {"JOR", 663, "JO", "Jordan"}, {"JPN", 740, "JA", "Japan"}, {"KAZ", 705, "KZ", "Kazakhstan"},
    {"KEN", 501, "KE", "Kenya"}, {"KGZ", 703, "KG", "Kyrgyzstan"}, {"KHM", 811, "CB", "Cambodia"},
    {"KIR", 946, "KR", "Kiribati"}, {"KNA", 60, "SC", "Saint Kitts and Nevis"}, {"KOR", 732, "KS", "South Korea"},
    {"KOS", 347, "KV", "Kosovo"}, {"KWT", 690, "KU", "Kuwait"}, {"LAO", 812, "LA", "Laos"},
    {"LBN", 660, "LE", "Lebanon"}, {"LBR", 450, "LI", "Liberia"}, {"LBY", 620, "LY", "Libya"},
    {"LCA", 56, "ST", "Saint Lucia"}, {"LIE", 223, "LS", "Liechtenstein"}, {"LKA", 780, "CE", "Sri Lanka"},
    {"LSO", 570, "LT", "Lesotho"}, {"LTU", 368, "LH", "Lithuania"}, {"LUX", 212, "LU", "Luxembourg"},
    {"LVA", 367, "LG", "Latvia"}, {"MAC", 0, "MC", "Macao"}, {"MAF", 0, "", "Saint Martin"},
    {"MAR", 600, "MO", "Morocco"}, {"MCO", 221, "MN", "Monaco"}, {"MDA", 359, "MD", "Moldova"},
    {"MDG", 580, "MA", "Madagascar"}, {"MDV", 781, "MV", "Maldives"}, {"MEX", 70, "MX", "Mexico"},
    {"MHL", 983, "RM", "Marshall Islands"}, {"MKD", 343, "MK", "North Macedonia"}, {"MLI", 432, "ML", "Mali"},
    {"MLT", 338, "MT", "Malta"}, {"MMR", 775, "BM", "Myanmar"}, {"MNE", 341, "MJ", "Montenegro"},
    {"MNG", 712, "MG", "Mongolia"}, {"MNP", 0, "CQ", "Northern Mariana Islands"}, {"MOZ", 541, "MZ", "Mozambique"},
    {"MRT", 435, "MR", "Mauritania"}, {"MSR", 0, "MH", "Montserrat"}, {"MTQ", 0, "MB", "Martinique"},
    {"MUS", 590, "MP", "Mauritius"}, {"MWI", 553, "MI", "Malawi"}, {"MYS", 820, "MY", "Malaysia"},
    {"MYT", 0, "", "Mayotte"}, {"NAM", 565, "WA", "Namibia"}, {"NCL", 0, "NC", "New Caledonia"},
    {"NER", 436, "NG", "Niger"}, {"NFK", 0, "", "Norfolk Island"}, {"NGA", 475, "NI", "Nigeria"},
    {"NIC", 93, "NU", "Nicaragua"}, {"NIU", 0, "NE", "Niue"}, {"NLD", 210, "NL", "Netherlands"},
    {"NOR", 385, "NO", "Norway"}, {"NPL", 790, "NP", "Nepal"}, {"NRU", 970, "NR", "Nauru"},
    {"NZL", 920, "NZ", "New Zealand"}, {"OMN", 698, "MU", "Oman"}, {"PAK", 770, "PK", "Pakistan"},
    {"PAN", 95, "PM", "Panama"}, {"PCN", 0, "", "Pitcairn Islands"}, {"PER", 135, "PE", "Peru"},
    {"PHL", 840, "RP", "Philippines"}, {"PLW", 986, "PS", "Palau"}, {"PNG", 910, "PP", "Papua New Guinea"},
    {"POL", 290, "PL", "Poland"}, {"PRI", 0, "RQ", "Puerto Rico"}, {"PRK", 731, "KN", "North Korea"},
    {"PRT", 235, "PO", "Portugal"}, {"PRY", 150, "PA", "Paraguay"}, {"PSE", 0, "", "Palestine"},
    {"PYF", 0, "FP", "French Polynesia"}, {"QAT", 694, "QA", "Qatar"}, {"REU", 0, "RE", "Reunion"},
    {"ROU", 360, "RO", "Romania"}, {"RUS", 365, "RS", "Russia"}, {"RWA", 517, "RW", "Rwanda"},
    {"SAU", 670, "SA", "Saudi Arabia"}, {"SDN", 625, "SU", "Sudan"}, {"SEN", 433, "SG", "Senegal"},
    {"SGP", 830, "SN", "Singapore"}, {"SGS", 0, "", "South Georgia and the South Sandwich Islands"},
    {"SHN", 0, "SH", "Saint Helena"}, {"SJM", 0, "SV", "Svalbard and Jan Mayen"},
    {"SLB", 940, "BP", "Solomon Islands"}, {"SLE", 451, "SL", "Sierra Leone"}, {"SLV", 92, "ES", "El Salvador"},
    {"SMR", 331, "SM", "San Marino"}, {"SOM", 520, "SO", "Somalia"}, {"SPM", 0, "", "Saint Pierre and Miquelon"},
    {"SRB", 345, "RI", "Serbia"}, {"SSD", 626, "OD", "South Sudan"}, {"STP", 403, "TP", "Sao Tome and Principe"},
    {"SUR", 115, "NS", "Suriname"}, {"SVK", 317, "LO", "Slovakia"}, {"SVN", 349, "SI", "Slovenia"},
    {"SWE", 380, "SW", "Sweden"}, {"SWZ", 572, "WZ", "Eswatini"}, {"SXM", 0, "NN", "Sint Maarten"},
    {"SYC", 591, "SE", "Seychelles"}, {"SYR", 652, "SY", "Syria"}, {"TCA", 0, "", "Turks and Caicos Islands"},
    {"TCD", 483, "CD", "Chad"}, {"TGO", 461, "TO", "Togo"}, {"THA", 800, "TH", "Thailand"},
    {"TJK", 702, "TI", "Tajikistan"}, {"TKL", 0, "TL", "Tokelau"}, {"TKM", 701, "TX", "Turkmenistan"},
    {"TLS", 860, "TT", "East Timor"}, {"TON", 955, "TN", "Tonga"}, {"TTO", 52, "TD", "Trinidad and Tobago"},
    {"TUN", 616, "TS", "Tunisia"}, {"TUR", 640, "TU", "Turkey"}, {"TUV", 947, "TV", "Tuvalu"},
    {"TWN", 713, "TW", "Taiwan"}, {"TZA", 510, "TZ", "Tanzania"}, {"UGA", 500, "UG", "Uganda"},
    {"UKR", 369, "UP", "Ukraine"}, {"UMI", 0, "", "U.S. Minor Outlying Islands"}, {"URY", 165, "UY", "Uruguay"},
    {"USA", 2, "US", "United States"}, {"UZB", 704, "UZ", "Uzbekistan"}, {"VAT", 0, "VT", "Vatican City"},
    {"VCT", 57, "VC", "Saint Vincent and the Grenadines"}, {"VEN", 101, "VE", "Venezuela"},
    {"VGB", 0, "VI", "British Virgin Islands"}, {"VIR", 0, "VQ", "U.S. Virgin Islands"},
    {"VNM", 816, "VM", "Vietnam"}, {"VUT", 935, "NH", "Vanuatu"}, {"WLF", 0, "WF", "Wallis and Futuna"},
    {"WSM", 990, "WS", "Samoa"}, {"XKX", 347, "KV", "Kosovo"}, {"YEM", 679, "YM", "Yemen"},
    {"ZAF", 560, "SF", "South Africa"}, {"ZMB", 551, "ZA", "Zambia"}, {"ZWE", 552, "ZI", "Zimbabwe"},
};

static int by_code(const void *key, const void *row) {
    return strcmp(key, ((const country *)row)->iso);
}

const country *country_of(slice iso) {
    char key[4] = {0};
    if (iso.size != 3)
        return NULL;
    memcpy(key, iso.at, 3);
    return bsearch(key, countries, sizeof countries / sizeof *countries, sizeof *countries, by_code);
}
