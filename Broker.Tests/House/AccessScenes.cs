using System.Collections.Concurrent;

namespace Broker.Tests.House;

/// <summary>Scenes of the access table. One in which somebody only asked, and nothing was changed, serves the next row: nearly half of them.</summary>
public sealed class AccessScenes : IAsyncLifetime
{
    private readonly ConcurrentBag<AccessScene> untouched = [];

    public async Task<AccessScene> TakeAsync() => untouched.TryTake(out var scene) ? scene : await AccessScene.SetAsync();

    public async Task GiveBackAsync(AccessScene scene, bool isUntouched)
    {
        if (isUntouched) untouched.Add(scene);
        else await scene.DisposeAsync();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var scene in untouched) await scene.DisposeAsync();
    }
}
