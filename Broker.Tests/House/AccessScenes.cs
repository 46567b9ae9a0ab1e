using System.Collections.Concurrent;

namespace Broker.Tests.House;

/// <summary>Scenes of the access table: laid out once, copied for each row. One in which somebody only asked, and nothing was changed, serves the next row: nearly half of them.</summary>
public sealed class AccessScenes : IAsyncLifetime
{
    private readonly ConcurrentBag<AccessScene> untouched = [];
    private AccessScene origin = null!;

    public async Task<AccessScene> TakeAsync() => untouched.TryTake(out var scene) ? scene : await origin.AgainAsync();

    public async Task GiveBackAsync(AccessScene scene, bool isUntouched)
    {
        if (isUntouched) untouched.Add(scene);
        else await scene.DisposeAsync();
    }

    public async Task InitializeAsync() => origin = await AccessScene.SetAsync();

    public async Task DisposeAsync()
    {
        foreach (var scene in untouched) await scene.DisposeAsync();
        await origin.DisposeAsync();
    }
}
