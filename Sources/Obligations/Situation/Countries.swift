/// Countries and territories of ISO 3166-1, and the states of the USA of ISO 3166-2.
///
/// A line holds the codes, then names, the first in English and the second in Japanese, which readers see; further
/// spellings follow as members' data has them.
enum Countries {
  static let table = """
    AD AND Andorra | アンドラ
    AE ARE United Arab Emirates | アラブ首長国連邦
    AF AFG Afghanistan | アフガニスタン
    AG ATG Antigua and Barbuda | アンティグア・バーブーダ
    AI AIA Anguilla | アングイラ
    AL ALB Albania | アルバニア
    AM ARM Armenia | アルメニア
    AO AGO Angola | アンゴラ
    AQ ATA Antarctica | 南極大陸
    AR ARG Argentina | アルゼンチン
    AS ASM American Samoa | 米領サモア
    AT AUT Austria | オーストリア | Österreich
    AU AUS Australia | オーストラリア | 豪州
    AW ABW Aruba | アルーバ
    AX ALA Åland Islands | オーランド諸島
    AZ AZE Azerbaijan | アゼルバイジャン
    BA BIH Bosnia and Herzegovina | ボスニア・ヘルツェゴビナ
    BB BRB Barbados | バルバドス
    BD BGD Bangladesh | バングラデシュ
    BE BEL Belgium | ベルギー
    BF BFA Burkina Faso | ブルキナファソ
    BG BGR Bulgaria | ブルガリア
    BH BHR Bahrain | バーレーン
    BI BDI Burundi | ブルンジ
    BJ BEN Benin | ベナン
    BL BLM Saint Barthélemy | サンバルテルミ
    BM BMU Bermuda | バーミューダ
    BN BRN Brunei | ブルネイ・ダルサラーム国 | Brunei Darussalam
    BO BOL Bolivia | ボリビア | Bolivia, Plurinational State of
    BQ BES Bonaire, Sint Eustatius and Saba | ボネール、シントユースタティウス及びサバ
    BR BRA Brazil | ブラジル | Brasil
    BS BHS Bahamas | バハマ
    BT BTN Bhutan | ブータン
    BV BVT Bouvet Island | ブーベ島
    BW BWA Botswana | ボツワナ
    BY BLR Belarus | ベラルーシ
    BZ BLZ Belize | ベリーズ
    CA CAN Canada | カナダ
    CC CCK Cocos (Keeling) Islands | ココス 諸島
    CD COD DR Congo | コンゴ民主共和国 | Congo, The Democratic Republic of the
    CF CAF Central African Republic | 中央アフリカ共和国
    CG COG Congo | コンゴ
    CH CHE Switzerland | スイス | Schweiz | Suisse
    CI CIV Ivory Coast | コートジボワール
    CK COK Cook Islands | クック諸島
    CL CHL Chile | チリ
    CM CMR Cameroon | カメルーン
    CN CHN China | 中国 | PRC
    CO COL Colombia | コロンビア
    CR CRI Costa Rica | コスタリカ
    CU CUB Cuba | キューバ
    CV CPV Cabo Verde | カーボヴェルデ
    CW CUW Curaçao | キュラソー
    CX CXR Christmas Island | クリスマス島
    CY CYP Cyprus | キプロス
    CZ CZE Czechia | チェコ
    DE DEU Germany | ドイツ | Deutschland | 独国
    DJ DJI Djibouti | ジブチ
    DK DNK Denmark | デンマーク
    DM DMA Dominica | ドミニカ
    DO DOM Dominican Republic | ドミニカ共和国
    DZ DZA Algeria | アルジェリア
    EC ECU Ecuador | エクアドル
    EE EST Estonia | エストニア
    EG EGY Egypt | エジプト
    EH ESH Western Sahara | 西サハラ
    ER ERI Eritrea | エリトリア国
    ES ESP Spain | スペイン | España
    ET ETH Ethiopia | エチオピア
    FI FIN Finland | フィンランド
    FJ FJI Fiji | フィジー
    FK FLK Falkland Islands (Malvinas) | フォークランド諸島
    FM FSM Micronesia | ミクロネシア連邦 | Micronesia, Federated States of
    FO FRO Faroe Islands | フェロー諸島
    FR FRA France | フランス | 仏国
    GA GAB Gabon | ガボン
    GB GBR United Kingdom | 英国 | UK | U.K. | Great Britain | England | Scotland | Wales | Northern Ireland | イギリス | 連合王国
    GD GRD Grenada | グレナダ
    GE GEO Georgia | グルジア
    GF GUF French Guiana | 仏領ギアナ
    GG GGY Guernsey | ガーンジー
    GH GHA Ghana | ガーナ
    GI GIB Gibraltar | ジブラルタル
    GL GRL Greenland | グリーンランド
    GM GMB Gambia | ガンビア
    GN GIN Guinea | ギニア
    GP GLP Guadeloupe | グアドループ
    GQ GNQ Equatorial Guinea | 赤道ギニア
    GR GRC Greece | ギリシャ
    GS SGS South Georgia and the South Sandwich Islands | サウスジョージア及びサウスサンドウィッチ諸島
    GT GTM Guatemala | グアテマラ
    GU GUM Guam | グアム
    GW GNB Guinea-Bissau | ギニアビサウ
    GY GUY Guyana | ガイアナ
    HK HKG Hong Kong | 香港 | Hong Kong SAR
    HM HMD Heard Island and McDonald Islands | ハード島及びマクドナルド諸島
    HN HND Honduras | ホンジュラス
    HR HRV Croatia | クロアチア
    HT HTI Haiti | ハイチ
    HU HUN Hungary | ハンガリー
    ID IDN Indonesia | インドネシア
    IE IRL Ireland | アイルランド | Éire
    IL ISR Israel | イスラエル
    IM IMN Isle of Man | マン島
    IN IND India | インド
    IO IOT British Indian Ocean Territory | 英国インド洋領土
    IQ IRQ Iraq | イラク
    IR IRN Iran | Iran, Islamic Republic of | イラン
    IS ISL Iceland | アイスランド
    IT ITA Italy | イタリア | Italia
    JE JEY Jersey | ジャージー
    JM JAM Jamaica | ジャマイカ
    JO JOR Jordan | ヨルダン
    JP JPN Japan | 日本 | Nippon | 日本国
    KE KEN Kenya | ケニア
    KG KGZ Kyrgyzstan | キルギスタン
    KH KHM Cambodia | カンボジア
    KI KIR Kiribati | キリバス
    KM COM Comoros | コモロ
    KN KNA Saint Kitts and Nevis | セントクリストファー・ネーヴィス
    KP PRK North Korea | 北朝鮮 | Korea, Democratic People's Republic of
    KR KOR South Korea | 韓国 | Korea, Republic of | Korea | Republic of Korea | 大韓民国
    KW KWT Kuwait | クウェート
    KY CYM Cayman Islands | ケイマン諸島
    KZ KAZ Kazakhstan | カザフスタン
    LA LAO Laos | Lao People's Democratic Republic | ラオス
    LB LBN Lebanon | レバノン
    LC LCA Saint Lucia | セントルシア
    LI LIE Liechtenstein | リヒテンシュタイン
    LK LKA Sri Lanka | スリランカ
    LR LBR Liberia | リベリア
    LS LSO Lesotho | レソト
    LT LTU Lithuania | リトアニア
    LU LUX Luxembourg | ルクセンブルク
    LV LVA Latvia | ラトビア
    LY LBY Libya | リビア
    MA MAR Morocco | モロッコ
    MC MCO Monaco | モナコ
    MD MDA Moldova | モルドバ | Moldova, Republic of
    ME MNE Montenegro | モンテネグロ
    MF MAF Saint Martin (French part) | サンマルタン
    MG MDG Madagascar | マダガスカル
    MH MHL Marshall Islands | マーシャル諸島
    MK MKD North Macedonia | 北マケドニア | Macedonia
    ML MLI Mali | マリ
    MM MMR Myanmar | ミャンマー
    MN MNG Mongolia | モンゴル国
    MO MAC Macao | マカオ | Macau
    MP MNP Northern Mariana Islands | 北マリアナ諸島
    MQ MTQ Martinique | マルティニーク
    MR MRT Mauritania | モーリタニア
    MS MSR Montserrat | モントセラト
    MT MLT Malta | マルタ
    MU MUS Mauritius | モーリシャス
    MV MDV Maldives | モルディブ
    MW MWI Malawi | マラウイ
    MX MEX Mexico | メキシコ
    MY MYS Malaysia | マレーシア
    MZ MOZ Mozambique | モザンビーク
    NA NAM Namibia | ナミビア
    NC NCL New Caledonia | ニューカレドニア
    NE NER Niger | ニジェール
    NF NFK Norfolk Island | ノーフォーク島
    NG NGA Nigeria | ナイジェリア
    NI NIC Nicaragua | ニカラグア
    NL NLD Netherlands | オランダ | Holland | The Netherlands
    NO NOR Norway | ノルウェー
    NP NPL Nepal | ネパール
    NR NRU Nauru | ナウル
    NU NIU Niue | ニウエ
    NZ NZL New Zealand | ニュージーランド
    OM OMN Oman | オマーン
    PA PAN Panama | パナマ
    PE PER Peru | ペルー
    PF PYF French Polynesia | 仏領ポリネシア
    PG PNG Papua New Guinea | パプアニューギニア
    PH PHL Philippines | フィリピン
    PK PAK Pakistan | パキスタン
    PL POL Poland | ポーランド
    PM SPM Saint Pierre and Miquelon | サンピエール及びミクロン
    PN PCN Pitcairn | ピトケアン
    PR PRI Puerto Rico | プエルトリコ
    PS PSE Palestine | パレスチナ | Palestine, State of
    PT PRT Portugal | ポルトガル
    PW PLW Palau | パラオ
    PY PRY Paraguay | パラグアイ
    QA QAT Qatar | カタール
    RE REU Réunion | レユニオン
    RO ROU Romania | ルーマニア
    RS SRB Serbia | セルビア
    RU RUS Russia | ロシア | Russian Federation
    RW RWA Rwanda | ルワンダ
    SA SAU Saudi Arabia | サウジアラビア
    SB SLB Solomon Islands | ソロモン諸島
    SC SYC Seychelles | セーシェル
    SD SDN Sudan | スーダン
    SE SWE Sweden | スウェーデン | Sverige
    SG SGP Singapore | シンガポール
    SH SHN Saint Helena, Ascension and Tristan da Cunha | セントヘレナ、アセンション及びトリスタン・ダ・クーニャ
    SI SVN Slovenia | スロベニア
    SJ SJM Svalbard and Jan Mayen | スヴァールバル及びヤンマイエン
    SK SVK Slovakia | スロバキア
    SL SLE Sierra Leone | シエラレオネ
    SM SMR San Marino | サンマリノ
    SN SEN Senegal | セネガル
    SO SOM Somalia | ソマリア
    SR SUR Suriname | スリナム
    SS SSD South Sudan | 南スーダン
    ST STP Sao Tome and Principe | サントメ・プリンシペ
    SV SLV El Salvador | エルサルバドル
    SX SXM Sint Maarten (Dutch part) | サンマルタン
    SY SYR Syria | Syrian Arab Republic
    SZ SWZ Eswatini | エスワティニ | Swaziland
    TC TCA Turks and Caicos Islands | タークス及びカイコス諸島
    TD TCD Chad | チャド
    TF ATF French Southern Territories | フランス南方領土
    TG TGO Togo | トーゴ
    TH THA Thailand | タイ
    TJ TJK Tajikistan | タジキスタン
    TK TKL Tokelau | トケラウ
    TL TLS Timor-Leste | 東ティモール
    TM TKM Turkmenistan | トルクメニスタン
    TN TUN Tunisia | チュニジア
    TO TON Tonga | トンガ
    TR TUR Türkiye | トルコ | Turkey
    TT TTO Trinidad and Tobago | トリニダード・トバゴ
    TV TUV Tuvalu | ツバル
    TW TWN Taiwan | 台湾
    TZ TZA Tanzania | タンザニア | Tanzania, United Republic of
    UA UKR Ukraine | ウクライナ
    UG UGA Uganda | ウガンダ
    UM UMI United States Minor Outlying Islands | アメリカ合衆国外諸島
    US USA United States | 米国 | United States of America | アメリカ | アメリカ合衆国 | U.S.A. | U.S. | America
    UY URY Uruguay | ウルグアイ
    UZ UZB Uzbekistan | ウズベキスタン
    VA VAT Vatican City | 聖庁 | Holy See (Vatican City State) | Vatican
    VC VCT Saint Vincent and the Grenadines | セントビンセント及びグレナディーン諸島
    VE VEN Venezuela | ベネズエラ | Venezuela, Bolivarian Republic of
    VG VGB Virgin Islands, British | 英領ヴァージン諸島
    VI VIR Virgin Islands, U.S. | 米領ヴァージン諸島
    VN VNM Vietnam | ベトナム | Viet Nam
    VU VUT Vanuatu | バヌアツ
    WF WLF Wallis and Futuna | ワリー及びフテュナ
    WS WSM Samoa | サモア
    YE YEM Yemen | イエメン
    YT MYT Mayotte | マヨット
    ZA ZAF South Africa | 南アフリカ
    ZM ZMB Zambia | ザンビア
    ZW ZWE Zimbabwe | ジンバブエ
    """

  static let states = """
    AK Alaska | アラスカ | アラスカ州
    AL Alabama | アラバマ | アラバマ州
    AR Arkansas | アーカンソー | アーカンソー州
    AZ Arizona | アリゾナ | アリゾナ州
    CA California | カリフォルニア | カリフォルニア州
    CO Colorado | コロラド | コロラド州
    CT Connecticut | コネティカット | コネティカット州
    DC District of Columbia | コロンビア特別区 | Washington DC | Washington D.C. | D.C.
    DE Delaware | デラウェア | デラウェア州
    FL Florida | フロリダ | フロリダ州
    GA Georgia | ジョージア | ジョージア州
    HI Hawaii | ハワイ | ハワイ州
    IA Iowa | アイオワ | アイオワ州
    ID Idaho | アイダホ | アイダホ州
    IL Illinois | イリノイ | イリノイ州
    IN Indiana | インディアナ | インディアナ州
    KS Kansas | カンザス | カンザス州
    KY Kentucky | ケンタッキー | ケンタッキー州
    LA Louisiana | ルイジアナ | ルイジアナ州
    MA Massachusetts | マサチューセッツ | マサチューセッツ州
    MD Maryland | メリーランド | メリーランド州
    ME Maine | メーン | メーン州
    MI Michigan | ミシガン | ミシガン州
    MN Minnesota | ミネソタ | ミネソタ州
    MO Missouri | ミズーリ | ミズーリ州
    MS Mississippi | ミシシッピ | ミシシッピ州
    MT Montana | モンタナ | モンタナ州
    NC North Carolina | ノースカロライナ | ノースカロライナ州
    ND North Dakota | ノースダコタ | ノースダコタ州
    NE Nebraska | ネブラスカ | ネブラスカ州
    NH New Hampshire | ニューハンプシャー | ニューハンプシャー州
    NJ New Jersey | ニュージャージー | ニュージャージー州
    NM New Mexico | ニューメキシコ | ニューメキシコ州
    NV Nevada | ネヴァダ | ネヴァダ州
    NY New York | ニューヨーク | ニューヨーク州
    OH Ohio | オハイオ | オハイオ州
    OK Oklahoma | オクラホマ | オクラホマ州
    OR Oregon | オレゴン | オレゴン州
    PA Pennsylvania | ペンシルヴェニア | ペンシルヴェニア州
    RI Rhode Island | ロードアイランド | ロードアイランド州
    SC South Carolina | サウスカロライナ | サウスカロライナ州
    SD South Dakota | サウスダコタ | サウスダコタ州
    TN Tennessee | テネシー | テネシー州
    TX Texas | テキサス | テキサス州
    UT Utah | ユタ | ユタ州
    VA Virginia | ヴァージニア | ヴァージニア州
    VT Vermont | ヴァーモント | ヴァーモント州
    WA Washington | ワシントン | ワシントン州
    WI Wisconsin | ウィスコンシン | ウィスコンシン州
    WV West Virginia | ウェストヴァージニア | ウェストヴァージニア州
    WY Wyoming | ワイオミング | ワイオミング州
    """

  /// Member states of the European Union, without the United Kingdom, which has a pack of its own.
  static let europeanUnion: Set<String> = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT",
    "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
  ]

  /// The further states of the European Economic Area.
  static let economicAreaBeside: Set<String> = ["IS", "LI", "NO"]
}
