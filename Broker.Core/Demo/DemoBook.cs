using Broker.Core.Common;

namespace Broker.Core.Demo;

/// <summary>The rows of the demo firm as they are thought up, before they are saved.</summary>
internal sealed class DemoBook(DateOnly today, DateTime now)
{
    public DateOnly Today => today;
    public DateTime Now => now;
    public List<object> Rows { get; } = [];

    public T Add<T>(T row) where T : class
    {
        Rows.Add(row);
        return row;
    }

    public static Guid Id(string kind, string key) => DemoId.Of($"{kind}:{key}");

    public static Guid Id<T>(string key) where T : Entity => Id(typeof(T).Name.ToLowerInvariant(), key);
}
