using Broker.Core.Common;

namespace Broker.Core.Storage;

public abstract partial class BrokerDb
{
    /// <summary>Nobody waits for the answer: where a person would be told that the archive is held or full, the work breaks off and is taken up again.</summary>
    internal bool Unattended { get; set; }

    /// <summary>The archive is whole, and cannot be written now: another holds it, or there is no room. Whoever saves keeps what they typed and tries again.</summary>
    protected abstract Problem? OutageOf(Exception e);

    /// <summary>EF wraps what its providers say, some of it twice.</summary>
    protected static T? Within<T>(Exception? e) where T : Exception => e is null or T ? (T?)e : Within<T>(e.InnerException);
}
