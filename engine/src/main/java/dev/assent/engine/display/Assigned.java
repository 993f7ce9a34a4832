package dev.assent.engine.display;

import java.util.BitSet;

/**
 * What is a character at all. Each Java knows another version of Unicode; here all of them know version 13, that of Java 17,
 * so that the same text has the same form and the same findings everywhere.
 */
final class Assigned {
    /** What versions 14 to 16 have assigned, or moved to another script, but for pictures. */
    private static final BitSet LATER =
            Ranges.of("061D 0870-088E 0890-0891 0897-089F 08B5 08C8-08D2 0C3C 0C5D 0CDD 0CF3 0ECE"
                    + " 170D 1715 171F 180F 1AC1-1ACE 1B4C 1B4E-1B4F 1B7D-1B7F 1C89-1C8A 1DFA 20C0 2427-2429 2C2F 2C5F 2E53-2E5D"
                    + " 2FFC-2FFF 31E4-31E5 31EF 9FFD-9FFF A7C0-A7C1 A7CB-A7CD A7D0-A7D1 A7D3 A7D5-A7DC A7F2-A7F4 FBC2 FD40-FD4F"
                    + " FDCF FDFE-FDFF 10570-1057A 1057C-1058A 1058C-10592 10594-10595 10597-105A1 105A3-105B1 105B3-105B9"
                    + " 105BB-105BC 105C0-105F3 10780-10785 10787-107B0 107B2-107BA 10D40-10D65 10D69-10D85 10D8E-10D8F"
                    + " 10EC2-10EC4 10EFC-10EFF 10F70-10F89 11070-11075 110C2 1123F-11241 11380-11389 1138B 1138E 11390-113B5"
                    + " 113B7-113C0 113C2 113C5 113C7-113CA 113CC-113D5 113D7-113D8 113E1-113E2 116B9 116D0-116E3 11740-11746"
                    + " 11AB0-11ABF 11B00-11B09 11BC0-11BE1 11BF0-11BF9 11F00-11F10 11F12-11F3A 11F3E-11F5A 12F90-12FF2 1342F"
                    + " 13439-13455 13460-143FA 16100-16139 16A70-16ABE 16AC0-16AC9 16D40-16D79 16FE2-16FE3 18CFF 1AFF0-1AFF3"
                    + " 1AFF5-1AFFB 1AFFD-1AFFE 1B11F-1B122 1B132 1B155 1CC00-1CCF9 1CD00-1CEB3 1CF00-1CF2D 1CF30-1CF46"
                    + " 1CF50-1CFC3 1D1E9-1D1EA 1D2C0-1D2D3 1DF00-1DF1E 1DF25-1DF2A 1E030-1E06D 1E08F 1E290-1E2AE 1E4D0-1E4F9"
                    + " 1E5D0-1E5FA 1E5FF 1E7E0-1E7E6 1E7E8-1E7EB 1E7ED-1E7EE 1E7F0-1E7FE 1FBCB-1FBEF 2A6DE-2A6DF 2B735-2B739"
                    + " 2EBF0-2EE5D 31350-323AF");

    private static final int PICTURES = 0x1F000;
    private static final int PICTURES_END = 0x1FB00;

    private Assigned() {}

    /** The general category as {@link Character#getType(int)} names it; every picture is a symbol, however new. */
    static int type(int c) {
        int type = LATER.get(c) ? Character.UNASSIGNED : Character.getType(c);
        return type == Character.UNASSIGNED && c >= PICTURES && c < PICTURES_END ? Character.OTHER_SYMBOL : type;
    }
}
