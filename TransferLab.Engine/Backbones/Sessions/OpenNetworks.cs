namespace TransferLab.Engine.Backbones.Sessions;

/// <summary>Networks in use: each is opened once and closed when nobody uses it any more.</summary>
internal sealed class OpenNetworks
{
    private sealed class Slot(Lazy<SharedNetwork> network)
    {
        public Lazy<SharedNetwork> Network { get; } = network;

        public int Users { get; set; }
    }

    private readonly Lock gate = new();
    private readonly Dictionary<string, Slot> slots = [];

    /// <param name="key">Decides what counts as the same network.</param>
    /// <param name="open">Called once for all users at the same time.</param>
    public (SharedNetwork Network, Action Release) Take(string key, Func<SharedNetwork> open)
    {
        Slot slot;
        lock (gate)
        {
            slot = slots.TryGetValue(key, out var there) ? there : slots[key] = new(new(open));
            slot.Users++;
        }

        try
        {
            return (slot.Network.Value, () => Release(key, slot));
        }
        catch
        {
            Release(key, slot);
            throw;
        }
    }

    private void Release(string key, Slot slot)
    {
        lock (gate)
        {
            if (--slot.Users > 0)
            {
                return;
            }

            if (slots.GetValueOrDefault(key) == slot)
            {
                slots.Remove(key);
            }
        }

        if (slot.Network.IsValueCreated)
        {
            slot.Network.Value.Dispose();
        }
    }
}
