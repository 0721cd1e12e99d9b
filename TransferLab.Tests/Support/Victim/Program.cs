using TransferLab.Victim;

// A process that tests kill: it works with the engine's public types in a data folder and says on its output what it was promised.
return args switch
{
    ["journal", var folder, var first] => JournalVictim.Write(folder, int.Parse(first, System.Globalization.CultureInfo.InvariantCulture)),
    ["runs", var folder, .. var names] => await RunsVictim.WorkAsync(folder, names),
    ["features", var folder, var backbones, var backbone, var pictures] => await FeaturesVictim.WorkAsync(folder, backbones, backbone, pictures),
    ["training", var folder, var pictures, var technique] => await TrainingVictim.WorkAsync(folder, pictures, technique),
    _ => 2,
};
