using System.Data.Common;
using Broker.Core.Access;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Broker.Core.Storage;

/// <summary>
/// Who looks as a client writes nothing, not even past the rules of saving: bulk updates and deletes, which no save sees, stop here.
/// </summary>
internal sealed class ViewingWall : DbCommandInterceptor
{
    public static readonly ViewingWall Only = new();

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData data, InterceptionResult<int> result) => Refuse(data, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData data, InterceptionResult<int> result, CancellationToken ct = default) =>
        ValueTask.FromResult(Refuse(data, result));

    private static InterceptionResult<int> Refuse(CommandEventData data, InterceptionResult<int> result) =>
        data.Context is BrokerDb { Actor.Viewer: not null } ? throw new Forbidden("write while looking as a client") : result;
}
