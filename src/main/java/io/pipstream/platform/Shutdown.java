package io.pipstream.platform;

/**
 * The order in which parts end when the application does, as priorities of observers: nothing new comes in, everybody is
 * told goodbye, then the paced work stops, then the store of all it wrote, and last the threads.
 */
public final class Shutdown {

    public static final int FEEDS = 1_000;
    public static final int SESSIONS = 2_000;
    public static final int PACED_WORK = 3_000;
    public static final int STORE = 3_500;
    public static final int THREADS = 4_000;

    private Shutdown() {}
}
