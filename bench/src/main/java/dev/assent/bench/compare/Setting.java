package dev.assent.bench.compare;

/**
 * One way of putting load on a server.
 *
 * @param foreign by h2load, else by our own driver
 */
record Setting(boolean foreign, int connections, int streams) {
    static Setting h2load(int connections, int streams) {
        return new Setting(true, connections, streams);
    }

    static Setting driver(int connections, int streams) {
        return new Setting(false, connections, streams);
    }

    @Override
    public String toString() {
        return connections + "x" + streams + ", " + (foreign ? "h2load" : "driver");
    }
}
