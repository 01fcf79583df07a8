namespace FundingDirectory.Core.Store;

/// <summary>What a failure of the database means for who asked.</summary>
internal enum Fault
{
    /// <summary>It would fail again.</summary>
    Lasting,
    /// <summary>The database took everything back (deadlock, lock not granted in time): it may be done again as if it never was.</summary>
    TakenBack,
    /// <summary>Another writer made the same key in the same moment: done again, it will be seen.</summary>
    SameKey,
    /// <summary>The connection broke or was never made. What was being written may have been written.</summary>
    CutOff,
}
